namespace WindowsInstaller.Authoring.Symbols;

/// <summary>A component or component group belongs to a feature or to a component group.</summary>
/// <param name="ParentKind">Feature or ComponentGroup.</param>
/// <param name="ChildKind">Component or ComponentGroup.</param>
internal sealed record MembershipSymbol(SourceLocation At, string ParentKind, string Parent, string ChildKind, string Child) : Symbol(At);
