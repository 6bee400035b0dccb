import MIRSchema

/// Where things are in the program's own drawings, for who draws them and who recognises them.
enum DrawingGeometry {
  /// Rows between the role and the name of a signature: room to sign.
  static let signingRows = 3
  /// Rows from the last row of the table or of the notes to the signatures.
  static let gapBeforeSignatures = 3
  /// Rows from the table to the notes.
  static let gapBeforeNotes = 2

  /// The label that every header block begins with.
  static let firstLabel = "Unidad Responsable:"
}
