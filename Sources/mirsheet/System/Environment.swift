import Foundation

/// The variables of the environment, each asked for by its name: Foundation makes a dictionary of all for each question.
enum Environment {
  /// What a variable says; `nil` where there is none of that name.
  static func value(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }
}
