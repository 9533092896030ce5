using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Yunzhang.Architecture.Tests.Rules;

/// <summary>Everything a compiled type mentions: in its signatures, its bodies, and the types nested in it (closures, iterators, async bodies).</summary>
internal static class Mentions
{
    /// <summary>Types, fields and methods mentioned, with repeats.</summary>
    public static IEnumerable<MemberReference> Of(TypeDefinition type) =>
        Written(type).SelectMany(Unfold).Concat(type.NestedTypes.SelectMany(Of));

    /// <summary>The types mentioned, the owners of members among them.</summary>
    public static IEnumerable<TypeReference> TypesOf(TypeDefinition type) =>
        Of(type).SelectMany(m => m is TypeReference t ? [t] : Unfold(m.DeclaringType).OfType<TypeReference>());

    private static IEnumerable<MemberReference?> Written(TypeDefinition type)
    {
        yield return type.BaseType;
        foreach (var face in type.Interfaces) yield return face.InterfaceType;
        foreach (var attribute in type.CustomAttributes) yield return attribute.AttributeType;
        foreach (var field in type.Fields) yield return field.FieldType;
        foreach (var method in type.Methods)
            foreach (var mention in Written(method)) yield return mention;
    }

    private static IEnumerable<MemberReference?> Written(MethodDefinition method)
    {
        yield return method.ReturnType;
        foreach (var parameter in method.Parameters) yield return parameter.ParameterType;
        if (!method.HasBody) yield break;
        foreach (var local in method.Body.Variables) yield return local.VariableType;
        foreach (Instruction instruction in method.Body.Instructions)
            if (instruction.Operand is MemberReference operand) yield return operand;
    }

    private static IEnumerable<MemberReference> Unfold(MemberReference? mention)
    {
        if (mention is null) yield break;
        yield return mention;
        IEnumerable<TypeReference> inner = mention switch
        {
            GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments],
            TypeSpecification specification => [specification.ElementType],
            GenericInstanceMethod generic => generic.GenericArguments,
            _ => [],
        };
        foreach (var part in inner.SelectMany(Unfold)) yield return part;
    }
}
