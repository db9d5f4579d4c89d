using System;
using OutlookProfile.Cli;

using var console = new Utf8Console();
return CommandLine.Run(args, Console.Out, Console.Error, UserLanguage.Find());
