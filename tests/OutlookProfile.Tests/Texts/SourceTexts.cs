using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace OutlookProfile.Tests.Texts;

/// <summary>
/// Every text that an assembly makes of an interpolated string, found in its compiled code: the compiler makes a
/// <see cref="global::Texts.Text"/> by its constructor, whose arguments say how much follows, and by calls of AppendLiteral and AppendFormatted.
/// </summary>
internal static class SourceTexts
{
    private const string TextType = "Texts.Text";

    /// <summary>Templates in the order of the code, each with the namespace and the type that it stands in.</summary>
    public static IReadOnlyList<(string Template, string Namespace, string Type)> Of(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. module.GetTypes()
            .SelectMany(type => type.Methods.Where(method => method.HasBody).SelectMany(method => In(method.Body)).Select(template => (template, Outermost(type).Namespace, Outermost(type).Name)))];
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<string> In(Mono.Cecil.Cil.MethodBody body)
    {
        var open = new Stack<Building>();
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is not MethodReference { DeclaringType.FullName: TextType } method)
            {
                continue;
            }

            if (instruction.OpCode == OpCodes.Newobj)
            {
                open.Push(new Building(Number(instruction.Previous.Previous), Number(instruction.Previous)));
            }
            else if (method.Name == "AppendLiteral")
            {
                open.Peek().AddLiteral((string)instruction.Previous.Operand);
            }
            else if (method.Name == "AppendFormatted")
            {
                open.Peek().AddPlace();
            }

            // A text inside another one's place is complete before that place is.
            while (open.Count > 0 && open.Peek().IsComplete)
            {
                yield return open.Pop().Template;
            }
        }
    }

    private static int Number(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldc_I4 => (int)instruction.Operand,
        Code.Ldc_I4_S => (sbyte)instruction.Operand,
        >= Code.Ldc_I4_0 and <= Code.Ldc_I4_8 => instruction.OpCode.Code - Code.Ldc_I4_0,
        var other => throw new NotSupportedException($"{other} before the constructor of {TextType}"),
    };

    private sealed class Building(int literalsLeft, int placesLeft)
    {
        private readonly StringBuilder template = new();
        private int literals = literalsLeft;
        private int places;

        public bool IsComplete => literals == 0 && places == placesLeft;

        public string Template => template.ToString();

        public void AddLiteral(string literal)
        {
            literals -= literal.Length;
            template.Append(literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }

        public void AddPlace() => template.Append(CultureInfo.InvariantCulture, $"{{{places++}}}");
    }
}
