using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;
using System.Xml.Linq;

namespace WindowsInstaller.Authoring.Preprocessing;

/// <summary>
/// Reads a .wxs file into elements that know their location, with variables replaced and conditional parts decided.
/// The subset of the WiX preprocessor: define, ifdef, ifndef, if, elseif (one comparison by = or !=), else, endif, error.
/// </summary>
internal sealed class Preprocessor
{
    private readonly string file;
    private readonly PreprocessorVariables variables;
    private readonly Diagnostics diagnostics;
    private readonly Stack<ConditionalBlock> blocks = new();

    public Preprocessor(string file, IReadOnlyDictionary<string, string> defines, Diagnostics diagnostics)
    {
        this.file = file;
        this.diagnostics = diagnostics;
        variables = new PreprocessorVariables(defines, file, diagnostics);
    }

    private bool Active => blocks.Count == 0 || blocks.Peek().Active;

    /// <summary>The root element, or null after a mistake in the XML itself was reported.</summary>
    public XElement? Load()
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true });
            var root = Read(reader, (IXmlLineInfo)reader);
            while (blocks.TryPop(out var open))
            {
                diagnostics.Report(open.At, "this condition has no <?endif?>.");
            }

            return root;
        }
        catch (XmlException exception)
        {
            diagnostics.Report(new SourceLocation(file, exception.LineNumber), exception.Message);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(new SourceLocation(file, 0), $"cannot be read: {exception.Message}");
            return null;
        }
    }

    private XElement? Read(XmlReader reader, IXmlLineInfo lines)
    {
        XElement? root = null;
        var open = new Stack<XElement>();
        while (reader.Read())
        {
            var at = new SourceLocation(file, lines.LineNumber);
            switch (reader.NodeType)
            {
                case XmlNodeType.ProcessingInstruction:
                    Directive(reader.Name, reader.Value.Trim(), at, reader.Depth);
                    break;
                case XmlNodeType.Element when Active:
                    var empty = reader.IsEmptyElement;
                    var element = ReadElement(reader, at);
                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(element);
                    }

                    if (!empty)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement when Active:
                    open.TryPop(out _); // empty only after a condition that crosses elements, which is reported
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when Active && open.TryPeek(out var holder):
                    holder.Add(new XText(variables.Substitute(reader.Value, at)));
                    break;
            }
        }

        return root;
    }

    private XElement ReadElement(XmlReader reader, SourceLocation at)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        element.AddAnnotation(new SourceLocationAnnotation(at));
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
            {
                element.Add(new XAttribute(XName.Get(reader.LocalName, reader.NamespaceURI), variables.Substitute(reader.Value, at)));
            }
        }

        return element;
    }

    private void Directive(string name, string content, SourceLocation at, int depth)
    {
        switch (name)
        {
            case "ifdef":
                blocks.Push(new ConditionalBlock(at, depth, Active, IsDefined(content, at)));
                break;
            case "ifndef":
                blocks.Push(new ConditionalBlock(at, depth, Active, !IsDefined(content, at)));
                break;
            case "if":
                blocks.Push(new ConditionalBlock(at, depth, Active, Active && Compare(content, at)));
                break;
            case "elseif" when Branch(name, at, depth) is { } block:
                block.ElseIf(block.Undecided && Compare(content, at));
                break;
            case "else" when Branch(name, at, depth) is { } block:
                block.Else();
                break;
            case "endif" when Innermost(name, at, depth) is not null:
                blocks.Pop();
                break;
            case "elseif" or "else" or "endif":
                break; // reported by Innermost
            case "define" when Active:
                Define(content, at);
                break;
            case "error" when Active:
                diagnostics.Report(at, variables.Substitute(Unquoted(content), at));
                break;
            case "define" or "error":
                break;
            default:
                if (Active)
                {
                    diagnostics.Report(at, $"the directive <?{name}?> is not supported; define, ifdef, ifndef, if, elseif, else, endif and error are.");
                }

                break;
        }
    }

    private ConditionalBlock? Branch(string name, SourceLocation at, int depth)
    {
        var block = Innermost(name, at, depth);
        if (block is { HasElse: true })
        {
            diagnostics.Report(at, $"<?{name}?> follows the <?else?> of the condition at {block.At}.");
            return null;
        }

        return block;
    }

    private ConditionalBlock? Innermost(string name, SourceLocation at, int depth)
    {
        if (!blocks.TryPeek(out var block))
        {
            diagnostics.Report(at, $"<?{name}?> without a condition before it.");
            return null;
        }

        if (block.Depth != depth)
        {
            diagnostics.Report(at, $"<?{name}?> stands in another element than the condition at {block.At}.");
        }

        return block;
    }

    private bool IsDefined(string name, SourceLocation at)
    {
        if (!PreprocessorVariables.IsName(name))
        {
            diagnostics.Report(at, $"'{name}' is no variable name.");
        }

        return variables.IsDefined(name);
    }

    private void Define(string content, SourceLocation at)
    {
        var equals = content.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? content : content[..equals]).Trim();
        if (!PreprocessorVariables.IsName(name))
        {
            diagnostics.Report(at, $"'{name}' is no variable name; write <?define Name = \"value\"?>.");
            return;
        }

        var value = equals < 0 ? "" : Unquoted(content[(equals + 1)..].Trim());
        variables.Define(name, variables.Substitute(value, at), at);
    }

    private bool Compare(string content, SourceLocation at)
    {
        var unequal = content.Contains("!=", StringComparison.Ordinal);
        var operands = content.Split(unequal ? "!=" : "=", StringSplitOptions.TrimEntries);
        if (operands.Length != 2 || !IsOperand(operands[0]) || !IsOperand(operands[1]))
        {
            diagnostics.Report(at, $"the condition '{content}' is not supported; write one comparison such as $(Name) = \"value\" or $(Name) != \"value\".");
            return false;
        }

        var equal = variables.Substitute(Unquoted(operands[0]), at) == variables.Substitute(Unquoted(operands[1]), at);
        return equal != unequal;
    }

    private static bool IsOperand(string operand) =>
        operand.Length > 0 && (operand != Unquoted(operand) || (!operand.Contains(' ', StringComparison.Ordinal) && !operand.Contains('"', StringComparison.Ordinal)));

    private static string Unquoted(string text) =>
        text.Length >= 2 && text[0] == '"' && text[^1] == '"' && text.IndexOf('"', 1) == text.Length - 1 ? text[1..^1] : text;
}
