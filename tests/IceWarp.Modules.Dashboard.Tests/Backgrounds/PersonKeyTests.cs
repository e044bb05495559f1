using IceWarp.Modules.Dashboard.Backgrounds;

namespace IceWarp.Modules.Dashboard.Tests.Backgrounds;

public sealed class PersonKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icewarp-key-").FullName;

    [Fact]
    public void The_key_is_the_same_after_a_restart_whatever_the_case() =>
        new PersonKey(_folder).Of("Ann@Demo.test").Should().Equal(new PersonKey(_folder).Of("ann@demo.test "));

    [Fact]
    public void Two_people_and_two_installations_have_different_keys()
    {
        var key = new PersonKey(_folder);
        key.Of("ann@demo.test").Should().NotEqual(key.Of("bob@demo.test"));
        key.Of("ann@demo.test").Should().NotEqual(new PersonKey(Path.Combine(_folder, "other")).Of("ann@demo.test"));
    }

    [Fact]
    public void The_secret_is_for_its_owner_alone()
    {
        _ = new PersonKey(_folder).Of("ann@demo.test");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(_folder, "backgrounds.key")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Directory.GetFiles(_folder).Should().ContainSingle();
    }

    [Fact]
    public void A_damaged_secret_is_said_not_replaced()
    {
        File.WriteAllText(Path.Combine(_folder, "backgrounds.key"), "short");
        new PersonKey(_folder).Invoking(key => key.Of("ann@demo.test")).Should().Throw<InvalidOperationException>().WithMessage("*backgrounds.key*damaged*");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
