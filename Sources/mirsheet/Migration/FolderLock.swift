import Foundation

/// Keeps two runs out of one folder; the system lets go of it when the process ends, however it ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  static func path(_ folder: URL) -> String { folder.appendingPathComponent(".mirsheet.lock").path }

  /// - Throws: ``Failure`` when another run holds the folder, or it cannot be written.
  init(_ folder: URL) throws {
    descriptor = unsafe open(Self.path(folder), O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(
        .cannotWrite, es: "\(folder.path): no se puede escribir en la carpeta.",
        en: "\(folder.path): the folder cannot be written to.", hintES: "Revise los permisos.",
        hintEN: "Check the permissions.")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Failure(
        .cannotWrite, es: "\(folder.path): otra migración está trabajando en esta carpeta.",
        en: "\(folder.path): another migration is at work in this folder.",
        hintES: "Espere a que termine, o use otra carpeta.",
        hintEN: "Wait until it ends, or use another folder.")
    }
  }

  deinit { close(descriptor) }
}
