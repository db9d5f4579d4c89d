using System;

namespace WindowsInstaller.Transforms;

/// <summary>A file is no transform or a damaged one, does not fit a database, or cannot express a difference. The message says where and what.</summary>
public sealed class TransformException(Text text, Exception? cause = null) : Exception(text.ToString(), cause), ITextException
{
    public Text Text { get; } = text;
}
