namespace Texts;

/// <summary>An exception that can say its message in the reader's language; <see cref="System.Exception.Message"/> is the English one.</summary>
public interface ITextException
{
    Text Text { get; }
}
