namespace WindowsInstaller.Authoring.Preprocessing;

/// <summary>An open <c>&lt;?if?&gt;</c> and its branches.</summary>
/// <param name="depth">Depth of the element in which it was opened: it must be closed in the same one.</param>
/// <param name="outerActive">Whether the text around the block is part of the document.</param>
internal sealed class ConditionalBlock(SourceLocation at, int depth, bool outerActive, bool condition)
{
    private bool taken = condition;

    public SourceLocation At { get; } = at;

    public int Depth { get; } = depth;

    public bool Active { get; private set; } = outerActive && condition;

    public bool HasElse { get; private set; }

    /// <summary>True when the condition of the next <c>&lt;?elseif?&gt;</c> matters at all.</summary>
    public bool Undecided => outerActive && !taken;

    public void ElseIf(bool condition)
    {
        Active = Undecided && condition;
        taken |= condition;
    }

    public void Else()
    {
        Active = Undecided;
        taken = true;
        HasElse = true;
    }
}
