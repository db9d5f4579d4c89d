using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Installer.Tests.Toolset;

/// <summary>A .wxs file as the toolset's preprocessor leaves it, read without our own compiler.</summary>
internal sealed class Authoring(string file, string constants)
{
    private readonly HashSet<string> defined =
        [.. constants.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(constant => constant.Split('=')[0].Trim())];

    public static IEnumerable<XElement> Elements(Authoring authoring) => authoring.Elements();

    /// <summary>The elements that are compiled: &lt;?ifdef?&gt;, &lt;?ifndef?&gt;, &lt;?else?&gt; and &lt;?endif?&gt; are followed, any other condition is refused.</summary>
    private IEnumerable<XElement> Elements()
    {
        var conditions = new Stack<bool>();
        foreach (var node in XDocument.Load(file).DescendantNodes())
        {
            if (node is XProcessingInstruction { Target: var target, Data: var data })
            {
                Follow(conditions, target, data.Trim());
            }
            else if (node is XElement element && conditions.All(condition => condition))
            {
                yield return element;
            }
        }
    }

    private void Follow(Stack<bool> conditions, string target, string name)
    {
        switch (target)
        {
            case "ifdef":
                conditions.Push(defined.Contains(name));
                break;
            case "ifndef":
                conditions.Push(!defined.Contains(name));
                break;
            case "else":
                conditions.Push(!conditions.Pop());
                break;
            case "endif":
                conditions.Pop();
                break;
            default:
                throw new NotSupportedException($"{file}: <?{target}?> is not understood here.");
        }
    }
}
