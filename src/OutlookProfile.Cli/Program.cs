using System;
using System.Text;
using OutlookProfile.Cli;

if (OperatingSystem.IsWindows())
{
    // A profile's name need not be in the console's old code page.
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}

return CommandLine.Run(args, Console.Out, Console.Error, UserLanguage.Find());
