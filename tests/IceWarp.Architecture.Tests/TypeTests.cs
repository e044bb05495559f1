using IceWarp.Architecture.Tests.Rules;
using IceWarp.Architecture.Tests.Seeds;
using IceWarp.Host;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Architecture.Tests;

public sealed class TypeTests
{
    private static readonly Type[] Seeds = [.. typeof(Innocent).Assembly.GetTypes().Where(type => type.Namespace == typeof(Innocent).Namespace && Product.IsWritten(type))];

    [Fact]
    public void A_project_shows_only_its_face() => FaceRule.Violations(Product.Types).Should().BeEmpty();

    [Fact]
    public void A_visible_type_is_caught() => FaceRule.Violations(Seeds).Should().Equal(typeof(VisibleCommand).FullName);

    [Fact]
    public void The_parts_of_a_slice_are_inside_it() => SliceRule.LooseParts(Product.Types).Should().BeEmpty();

    [Fact]
    public void A_loose_part_is_caught() => SliceRule.LooseParts(Seeds).Should().BeEquivalentTo(
        Names(typeof(VisibleCommand), typeof(LooseHandler), typeof(LooseValidator), typeof(UnmappedEndpoint), typeof(EmptyEndpoint)));

    [Fact]
    public void Every_message_has_a_handler() => SliceRule.UnhandledMessages(Product.Types.ToList()).Should().BeEmpty();

    [Fact]
    public void A_message_without_a_handler_is_caught() =>
        SliceRule.UnhandledMessages(Seeds).Should().Equal(typeof(KeptSlice.UnhandledQuery).FullName);

    [Fact]
    public void Names_say_something() => NameRule.Violations(Product.Types).Should().BeEmpty();

    [Fact]
    public void An_empty_name_is_caught() => NameRule.Violations(Seeds).Should().BeEquivalentTo(
        Names(typeof(SeedManager), typeof(SeedHelper), typeof(SeedUtils), typeof(SeedRepository)));

    [Fact]
    public void An_interface_has_several_implementations_or_marks_a_boundary()
    {
        InterfaceRule.Violations(Product.Types.ToList(), InterfaceRule.Boundaries).Should().BeEmpty();
        InterfaceRule.Boundaries.Keys.Should().BeSubsetOf(Product.Types.Where(type => type.IsInterface).Select(type => type.Name), "an excuse nobody needs is taken away");
    }

    [Fact]
    public void An_interface_of_one_implementation_is_caught() =>
        InterfaceRule.Violations(Seeds, new Dictionary<string, string>(StringComparer.Ordinal) { [nameof(IBoundary)] = "The seed of a boundary." })
            .Should().Equal(typeof(ILonely).FullName);

    [Fact]
    public async Task Every_endpoint_is_mapped()
    {
        await WithHostAsync((services, mapped) =>
        {
            mapped.Should().Contain("GET /api/session").And.Contain("GET /api/dashboard/layout");
            EndpointRule.Violations(Product.Types, services, mapped).Should().BeEmpty();
        });
    }

    [Fact]
    public async Task An_endpoint_that_is_not_mapped_is_caught()
    {
        await WithHostAsync((services, mapped) => EndpointRule.Violations(Seeds, services, mapped)
            .Should().BeEquivalentTo($"{typeof(UnmappedEndpoint).FullName}: GET /api/seed", $"{typeof(EmptyEndpoint).FullName}: none"));
    }

    private static async Task WithHostAsync(Action<IServiceProvider, IReadOnlySet<string>> look)
    {
        var folder = Directory.CreateTempSubdirectory("icewarp-architecture-").FullName;
        try
        {
            await using var app = IceWarpHost.Build([$"--Data:Folder={folder}"]);
            look(app.Services, EndpointRule.Mapped((IEndpointRouteBuilder)app));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string?> Names(params Type[] types) => types.Select(type => type.FullName);
}
