using System;

namespace WindowsInstaller.Transforms;

/// <summary>A file is no transform or a damaged one, does not fit a database, or cannot express a difference. The message says where and what.</summary>
public sealed class TransformException(string message, Exception? cause = null) : Exception(message, cause);
