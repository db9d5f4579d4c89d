using System.Collections.Generic;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>The controls of one dialog: the tab order is a ring through the tabbable ones in the order of the document.</summary>
internal sealed class TabOrder
{
    public const int NextColumn = 10;

    private readonly List<(string Id, RowSymbol Row)> ring = [];

    public string? First => ring.Count == 0 ? null : ring[0].Id;

    public string? Default { get; set; }

    public string? Cancel { get; set; }

    public void Add(string id, RowSymbol row) => ring.Add((id, row));

    public void Close()
    {
        for (var i = 0; ring.Count > 1 && i < ring.Count; i++)
        {
            ring[i].Row.Cells[NextColumn] = ring[(i + 1) % ring.Count].Id;
        }
    }
}
