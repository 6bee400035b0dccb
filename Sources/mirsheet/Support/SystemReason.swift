import Foundation
import SheetIO

/// Why the system refuses something: its own words are in the language of the machine, not of the person.
enum SystemReason {
  /// What an error number means.
  static func text(_ number: Int32) -> BilingualText {
    switch number {
    case EACCES, EPERM, EROFS: BilingualText(es: "no hay permiso", en: "there is no permission")
    case ENOENT, ENOTDIR: BilingualText(es: "no existe", en: "it does not exist")
    case EISDIR: BilingualText(es: "es una carpeta", en: "it is a folder")
    case EIO: BilingualText(es: "el disco falla", en: "the disk fails")
    case EMFILE, ENFILE: BilingualText(es: "hay demasiados archivos abiertos", en: "too many files are open")
    case ENOSPC, EDQUOT: BilingualText(es: "no hay espacio", en: "there is no space")
    case ENOMEM, EAGAIN: BilingualText(es: "no alcanza la memoria", en: "memory ran out")
    case ELOOP: BilingualText(es: "el enlace da vueltas", en: "the link leads to itself")
    case ENAMETOOLONG: BilingualText(es: "el nombre es demasiado largo", en: "the name is too long")
    case EBADF: BilingualText(es: "está cerrado", en: "it is closed")
    default: BilingualText(es: "error \(number) del sistema", en: "error \(number) of the system")
    }
  }

  /// What an error of the system's library means; its kind alone where it has no number.
  static func text(_ error: any Error) -> BilingualText {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return text(Int32(clamping: error.code)) }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError { return text(cause) }
    return BilingualText(es: "\(error.domain) \(error.code)", en: "\(error.domain) \(error.code)")
  }
}
