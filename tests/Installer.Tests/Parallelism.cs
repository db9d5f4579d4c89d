using Microsoft.VisualStudio.TestTools.UnitTesting;

// They wait for Windows Installer and its pages far more than they compute: two processors carry more of them than two.
[assembly: Parallelize(Scope = ExecutionScope.ClassLevel, Workers = 4)]
