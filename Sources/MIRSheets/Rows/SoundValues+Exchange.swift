import MIRSchema

extension SoundValues {
  /// Whether what was achieved and the variation may have each other's heading; see ``BlockArithmetic/looksExchanged``.
  var mayBeExchanged: Bool {
    let isWhole = Period.allCases.allSatisfy {
      present.contains(.achieved, $0) && present.contains(.variation, $0)
    }
    return isWhole
      && BlockArithmetic.looksExchanged(
        goal: numbers.value(ValuePlace(.programmed, .cumulative)),
        done: numbers.value(ValuePlace(.achieved, .cumulative)),
        left: numbers.value(ValuePlace(.variation, .cumulative)))
  }
}
