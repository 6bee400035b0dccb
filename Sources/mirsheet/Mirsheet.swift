import ArgumentParser

@main
struct Mirsheet: ParsableCommand {}
