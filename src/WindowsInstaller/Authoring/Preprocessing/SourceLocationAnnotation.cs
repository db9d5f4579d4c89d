using System.Xml.Linq;

namespace WindowsInstaller.Authoring.Preprocessing;

/// <summary>The place of an element in its file, carried along as its annotation.</summary>
internal sealed record SourceLocationAnnotation(SourceLocation At)
{
    public static SourceLocation Of(XElement element) =>
        element.Annotation<SourceLocationAnnotation>()!.At;
}
