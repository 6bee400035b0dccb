import Foundation

/// Why the system would not do something: its number, and what that means for people.
package struct SystemError: Error {
  package let number: Int32

  /// What the system said last.
  package static var last: SystemError { SystemError(number: errno) }

  package init(number: Int32) { self.number = number }

  /// Why the system's library refuses something; the kind of its error alone where that has no number.
  ///
  /// Its own words are in the language of the machine, not of the person.
  package static func reason(of error: any Error) -> BilingualText {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return SystemError(number: Int32(clamping: error.code)).reason }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError { return reason(of: cause) }
    return BilingualText(es: "\(error.domain) \(error.code)", en: "\(error.domain) \(error.code)")
  }

  /// The reason, in words that people use.
  package var reason: BilingualText {
    switch number {
    case EACCES, EPERM: BilingualText(es: "sin permiso", en: "no permission")
    case ENOENT: BilingualText(es: "no existe", en: "it does not exist")
    case ENOTDIR:
      BilingualText(es: "algo en su ruta no es una carpeta", en: "part of its path is not a folder")
    case EISDIR: BilingualText(es: "es una carpeta", en: "it is a folder")
    case ENOSPC, EDQUOT: BilingualText(es: "no queda espacio", en: "no space is left")
    case EFBIG: BilingualText(es: "es demasiado grande para ese disco", en: "it is too large for that disk")
    case EROFS: BilingualText(es: "el disco es de solo lectura", en: "the disk is read-only")
    case EMFILE, ENFILE: BilingualText(es: "hay demasiados archivos abiertos", en: "too many files are open")
    case ENAMETOOLONG: BilingualText(es: "el nombre es demasiado largo", en: "the name is too long")
    case ELOOP: BilingualText(es: "sus enlaces forman un círculo", en: "its links form a circle")
    case EPIPE:
      BilingualText(es: "el programa que la leía la cerró", en: "the program that read it has closed it")
    case EBADF: BilingualText(es: "está cerrada", en: "it is closed")
    case ENOMEM: BilingualText(es: "no alcanza la memoria", en: "there is not enough memory")
    case EIO: BilingualText(es: "el disco o la red fallaron", en: "the disk or the network failed")
    default: BilingualText(es: "error \(number) del sistema", en: "system error \(number)")
    }
  }
}
