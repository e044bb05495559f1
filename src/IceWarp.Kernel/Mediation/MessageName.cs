namespace IceWarp.Kernel.Mediation;

/// <summary>The name of a slice's message: <c>GetLayout.Query</c> for a nested type, else the type's name.</summary>
internal static class MessageName
{
    public static string Of<TRequest>()
    {
        var type = typeof(TRequest);
        return type.DeclaringType is { } slice ? $"{slice.Name}.{type.Name}" : type.Name;
    }
}
