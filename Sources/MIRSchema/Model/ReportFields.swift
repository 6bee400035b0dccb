extension CodedText {
  package static let axisFields: [Field<CodedText>] = [
    Field(\.code, .code, as: .code, title: "Clave del eje", es: "Clave del eje.", en: "Code of the axis."),
    Field(\.text, .name, title: "Eje", es: "Nombre del eje.", en: "Name of the axis."),
  ]
  package static let objectiveFields: [Field<CodedText>] = [
    Field(
      \.code, .code, as: .code, title: "Clave del objetivo", es: "Clave del objetivo.",
      en: "Code of the objective."),
    Field(
      \.text, .text, as: .prose, title: "Objetivo", es: "Texto del objetivo.", en: "Text of the objective."),
  ]
}

extension Signature {
  package static let fields: [Field<Signature>] = [
    Field(
      \.role, .role, title: "Rol de la firma", es: "Papel de quien firma: Elaboró, Vo. Bo.",
      en: "The signer's role: Elaboró, Vo. Bo."),
    Field(
      \.name, .name, title: "Nombre de quien firma", es: "Nombre, tal como se imprimió.",
      en: "Name, as printed."),
    Field(\.position, .position, title: "Cargo de quien firma", es: "Cargo.", en: "Position."),
  ]
}

extension Report {
  /// Everything that a report holds, in the order of the canonical JSON.
  public static let nodes: [FieldNode<Report>] = [
    .value(
      Field(\.title, .title, title: "Título", es: "Título de la hoja.", en: "The sheet's title.")),
    .value(
      Field(
        \.fiscalYear, .fiscalYear, in: Indicator.yearBounds, title: "Ejercicio fiscal",
        es: "Ejercicio fiscal que se reporta.", en: "The fiscal year reported on.")),
    .value(
      Field(
        \.quarter, .quarter, in: 1...4, title: "Trimestre que se reporta",
        es: "Trimestre que se reporta, de 1 a 4.",
        en: "The quarter reported on, 1 to 4.")),
    .value(
      Field(
        \.responsibleUnit.code, .responsibleUnitCode, as: .code, title: "Clave de la Unidad Responsable",
        es: "Clave de la unidad responsable.", en: "Code of the responsible unit.")),
    .value(
      Field(
        \.responsibleUnit.text, .responsibleUnitName, title: "Unidad Responsable",
        es: "Nombre de la unidad responsable.", en: "Name of the responsible unit.")),
    .value(
      Field(
        \.program.code, .programCode, as: .code, title: "Clave del Programa Presupuestario",
        es: "Clave del programa presupuestario.", en: "Code of the budget programme.")),
    .value(
      Field(
        \.program.text, .programName, title: "Programa Presupuestario",
        es: "Nombre del programa presupuestario.", en: "Name of the budget programme.")),
    .value(
      Field(
        \.planAlignment.plan, .plan, title: "Plan Municipal de Desarrollo",
        es: "Plan con el que se vincula el programa.", en: "The plan that the programme follows from.")),
    .list(
      ListField(
        \.planAlignment.axes, .axes, of: CodedText.axisFields, empty: CodedText(),
        title: "Ejes",
        es: "Ejes del plan.", en: "Axes of the plan.")),
    .list(
      ListField(
        \.planAlignment.objectives, .objectives, of: CodedText.objectiveFields,
        empty: CodedText(),
        title: "Objetivos", es: "Objetivos del plan.", en: "Objectives of the plan.")),
    .list(
      ListField(
        \.indicators, .indicators, of: Indicator.fields, empty: Indicator(), title: "Indicadores",
        es: "Indicadores, en el orden de la hoja.", en: "Indicators, in the order of the sheet.")),
    .list(
      ListField(
        \.signatures, .signatures, of: Signature.fields, empty: Signature(), title: "Firmas",
        es: "Firmas al pie del informe.", en: "Signatures at the foot of the report.")),
    .list(
      ListField(
        texts: \.notes, .notes, title: "Notas", es: "Notas de la propia hoja.",
        en: "The sheet's own remarks.")),
  ]
}
