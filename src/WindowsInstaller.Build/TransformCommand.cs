using System;
using System.CommandLine;
using System.IO;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace WindowsInstaller.Build;

/// <summary>The transform from one package to another, such as from one language to another.</summary>
internal static class TransformCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var before = new Argument<FileInfo>("base") { Description = "The .msi file that the transform is for." };
        var after = new Argument<FileInfo>("target") { Description = "The .msi file that it makes of that." };
        var output = new Option<FileInfo>("--output", "-o") { Description = "The .mst file to write.", Required = true };
        var command = new Command("transform", "Writes the transform that makes one package of another, all of it but the summary information.") { before, after, output };
        command.SetAction(result =>
        {
            try
            {
                TransformBuilder.Difference(InstallerDatabase.Open(result.GetRequiredValue(before).FullName), InstallerDatabase.Open(result.GetRequiredValue(after).FullName))
                    .Save(result.GetRequiredValue(output).FullName);
                return 0;
            }
            catch (Exception exception) when (exception is TransformException or InstallerDatabaseException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(exception.Message);
                return Failed;
            }
        });
        return command;
    }
}
