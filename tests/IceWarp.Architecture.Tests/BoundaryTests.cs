using IceWarp.Architecture.Tests.Rules;
using IceWarp.Architecture.Tests.Seeds;
using NetArchTest.Rules;

namespace IceWarp.Architecture.Tests;

public sealed class BoundaryTests
{
    [Fact]
    public void Every_project_is_looked_at()
    {
        var projects = Product.Projects.Select(project => Path.GetFileNameWithoutExtension(project.Path)).Select(name => name == "IceWarp.Host" ? "icewarp" : name);
        Product.Assemblies.Select(assembly => assembly.GetName().Name).Should().BeEquivalentTo(projects);
        Product.Sources.Should().HaveCountGreaterThan(200);
        Product.Types.Should().HaveCountGreaterThan(200);
    }

    [Fact]
    public void Projects_reference_only_what_they_may()
    {
        var asked = Product.Projects.SelectMany(project => ReferenceRule.Violations(Path.GetFileNameWithoutExtension(project.Path), ReferenceRule.Of(project.Text)));
        var compiled = Product.Assemblies.SelectMany(assembly =>
            ReferenceRule.Violations(assembly.GetName().Name ?? "", assembly.GetReferencedAssemblies().Select(reference => reference.Name ?? "")));
        asked.Concat(compiled).Should().BeEmpty();
    }

    [Theory]
    [InlineData("IceWarp.Modules.Notes", "IceWarp.Modules.Dashboard")]
    [InlineData("IceWarp.Modules.Notes", "IceWarp.EmbeddedServer")]
    [InlineData("IceWarp.Modules.Notes", "IceWarp.Host")]
    [InlineData("IceWarp.Modules.Notes.Contracts", "IceWarp.Modules.Notes")]
    [InlineData("IceWarp.Kernel", "IceWarp.Adapter")]
    [InlineData("IceWarp.Adapter", "IceWarp.EmbeddedServer")]
    [InlineData("IceWarp.EmbeddedServer", "IceWarp.Adapter")]
    [InlineData("IceWarp.Modules.Notes", "IceWarp.Office")]
    [InlineData("IceWarp.Office", "IceWarp.Kernel")]
    [InlineData("IceWarp.Unheard", "IceWarp.Kernel")]
    public void A_wrong_reference_is_caught(string project, string reference)
    {
        var file = $"<Project><ItemGroup><ProjectReference Include=\"../X/{reference}.csproj\" /><PackageReference Include=\"Dapper\" /></ItemGroup></Project>";
        ReferenceRule.Violations(project, ReferenceRule.Of(file)).Should().Equal($"{project} -> {reference}");
    }

    [Theory]
    [InlineData("IceWarp.Modules.Notes", "IceWarp.Modules.Dashboard.Contracts")]
    [InlineData("IceWarp.Modules.Notes", "IceWarp.Adapter")]
    [InlineData("IceWarp.Host", "IceWarp.EmbeddedServer")]
    [InlineData("IceWarp.Modules.Documents", "IceWarp.Office")]
    [InlineData("IceWarp.Kernel", "MediatR")]
    public void A_right_reference_is_let_through(string project, string reference) =>
        ReferenceRule.Violations(project, [reference]).Should().BeEmpty();

    [Fact]
    public void Packages_are_used_only_where_they_belong()
    {
        var violations =
            from owned in DependencyRule.Owners
            from assembly in Product.Assemblies
            where !owned.Value.Contains(assembly.GetName().Name)
            from violation in DependencyRule.Violations(Types.InAssembly(assembly), owned.Key)
            select violation;
        violations.Should().BeEmpty();
    }

    [Fact]
    public void The_two_sides_of_the_protocol_do_not_know_each_other()
    {
        DependencyRule.Violations(Types.InAssembly(typeof(Adapter.AdapterExtensions).Assembly), "IceWarp.EmbeddedServer").Should().BeEmpty();
        DependencyRule.Violations(Types.InAssembly(typeof(EmbeddedServer.EmbeddedServerExtensions).Assembly), "IceWarp.Adapter").Should().BeEmpty();
    }

    [Theory]
    [InlineData("Dapper", nameof(AsksTheDatabase))]
    [InlineData("Microsoft.Data.Sqlite", nameof(AsksTheDatabase))]
    [InlineData("SkiaSharp", nameof(DecodesAPicture))]
    [InlineData("IceWarp.EmbeddedServer", nameof(ReachesTheOtherSide))]
    public void A_wrong_use_is_caught(string forbidden, string seed) =>
        DependencyRule.Violations(SeedTypes(), forbidden).Should().Equal($"{typeof(Innocent).Namespace}.{seed} -> {forbidden}");

    private static Types SeedTypes() => Types.InNamespace(typeof(Innocent).Namespace);
}
