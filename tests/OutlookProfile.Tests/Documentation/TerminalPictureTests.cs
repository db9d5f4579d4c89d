using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Tests.Cli;

namespace OutlookProfile.Tests.Documentation;

/// <summary>docs/images/first-run.svg: what a first run shows, played line by line. Made from what the tool really prints.</summary>
[TestClass]
public sealed class TerminalPictureTests
{
    private const int Width = 940;
    private const int LineHeight = 19;
    private const int Margin = 18;
    private const int TitleBar = 34;
    private const int LongestLine = 118;

    private readonly WorkFolder folder = new();

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    public void FirstRun_IsWhatTheToolPrints()
    {
        folder.WritePackage("OutlookProfile.msi");
        var cast = new StringBuilder();
        var line = 0;
        Play("init site.json --server exchange.acme.com");
        Play("plan site.json --outlook 2016 --user jdoe");
        Play("transform --msi OutlookProfile.msi --config site.json --output oslo.mst");
        Show("$ msiexec /i OutlookProfile.msi TRANSFORMS=oslo.mst /qn", "command");
        RepositoryFile.AssertEqual("docs/images/first-run.svg", Picture(cast.ToString(), line));

        void Play(string command)
        {
            Show("$ outlookprofile " + command, "command");
            var words = command.Split(' ').Select(word => word.Contains('.') && !word.StartsWith("exchange", StringComparison.Ordinal) ? folder.PathTo(word) : word);
            foreach (var text in ProgramRun.OutputOf([.. words]).Replace(folder.Root + Path.DirectorySeparatorChar, "").TrimEnd().Split('\n'))
            {
                Show(text, "output");
            }

            line++;
        }

        void Show(string text, string kind)
        {
            var shown = text.Length > LongestLine ? text[..(LongestLine - 3)] + "..." : text;
            var (top, delay) = (TitleBar + Margin + LineHeight * line, line * 0.25);
            cast.Append($"  <text xml:space=\"preserve\" class=\"{kind}\" x=\"{Margin}\" y=\"{top}\" style=\"animation-delay:{delay.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}s\">{WebUtility.HtmlEncode(shown)}</text>\n");
            line++;
        }
    }

    private static string Picture(string lines, int count)
    {
        var height = TitleBar + Margin + LineHeight * count;
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{{Width}}" height="{{height}}" viewBox="0 0 {{Width}} {{height}}" role="img" aria-label="A first run in a terminal: init, plan, transform, msiexec">
              <style>
                text { font: 13px ui-monospace, Consolas, Menlo, monospace; white-space: pre; fill: #c9d1d9; animation: appear 0.2s both; }
                .command { fill: #7ee787; }
                @keyframes appear { from { opacity: 0; } }
                @media (prefers-reduced-motion: reduce) { text { animation: none; } }
              </style>
              <rect width="{{Width}}" height="{{height}}" rx="8" fill="#0d1117" />
              <circle cx="20" cy="17" r="5" fill="#ff5f57" /><circle cx="38" cy="17" r="5" fill="#febc2e" /><circle cx="56" cy="17" r="5" fill="#28c840" />
            {{lines.TrimEnd()}}
            </svg>

            """.ReplaceLineEndings("\n");
    }
}
