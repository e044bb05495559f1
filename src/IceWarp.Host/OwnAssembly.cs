using System.Reflection;
using Carter;

namespace IceWarp.Host;

/// <summary>What Carter looks through: nothing but this assembly, since every endpoint is named explicitly.</summary>
internal sealed class OwnAssembly : DependencyContextAssemblyCatalog
{
    public override IReadOnlyCollection<Assembly> GetAssemblies() => [typeof(OwnAssembly).Assembly];
}
