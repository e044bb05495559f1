using IceWarp.Architecture.Tests.Rules;

namespace IceWarp.Architecture.Tests;

public sealed class SourceTests
{
    private const string Slice = "src/Modules/Notes/Features/AddNote/AddNote.cs";

    [Fact]
    public void Only_the_two_sides_of_the_protocol_know_its_names() => WordRule.Protocol.Violations(Product.Sources).Should().BeEmpty();

    [Theory]
    [InlineData("item.Field(\"EVNTITLE\")", "EVNTITLE")]
    [InlineData("// see EVN_MODIFIED", "EVN_MODIFIED")]
    [InlineData("\"RCRCOUNT\"", "RCRCOUNT")]
    [InlineData("<query xmlns=\"webmail:iq:items\">", "webmail:iq:items")]
    [InlineData("\"/webmail/server/webmail.php\"", "webmail.php")]
    [InlineData("new Uri(\"/icewarpapi/\")", "icewarpapi")]
    [InlineData("\"getauthtoken\"", "\"getauthtoken\"")]
    [InlineData("StartsWith(\"wm-\")", "wm-")]
    public void A_name_of_the_protocol_in_a_module_is_caught(string text, string word) =>
        WordRule.Protocol.Violations([new SourceFile(Slice, text)]).Should().Equal($"{Slice}: {word}");

    [Fact]
    public void The_adapter_may_say_the_names_and_an_excuse_holds_for_its_file_and_word_only()
    {
        WordRule.Protocol.Violations([new SourceFile("src/IceWarp.Adapter/Native/X.cs", "EVNTITLE")]).Should().BeEmpty();
        WordRule.Protocol.Violations([new SourceFile("src/IceWarp.Host/Security/OwnPaths.cs", "icewarpapi EVNTITLE")])
            .Should().Equal("src/IceWarp.Host/Security/OwnPaths.cs: EVNTITLE");
        WordRule.Protocol.Excused.Should().OnlyContain(excuse =>
            Product.Sources.Any(file => file.Path == excuse.Path && file.Text.Contains(excuse.Word, StringComparison.Ordinal)), "an excuse nobody needs is taken away");
    }

    [Fact]
    public void No_clock_but_the_given_one() => WordRule.Clock.Violations(Product.Sources).Should().BeEmpty();

    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("DateTime.Today")]
    [InlineData("Thread.Sleep")]
    public void A_clock_of_its_own_is_caught(string word) =>
        WordRule.Clock.Violations([new SourceFile(Slice, $"var x = {word};")]).Should().Equal($"{Slice}: {word}");

    [Fact]
    public void No_native_code_outside_the_office_worker() => WordRule.Native.Violations(Product.Sources).Should().BeEmpty();

    [Fact]
    public void Native_code_elsewhere_is_caught()
    {
        WordRule.Native.Violations([new SourceFile(Slice, "[LibraryImport(\"c\")]")]).Should().Equal($"{Slice}: LibraryImport");
        WordRule.Native.Violations([new SourceFile("src/IceWarp.Office/Native/Kit.cs", "[LibraryImport(\"c\")]")]).Should().BeEmpty();
    }

    [Fact]
    public void No_catch_takes_whatever_comes() => CatchRule.Violations(Product.Sources).Should().BeEmpty();

    [Theory]
    [InlineData("try { A(); }\ncatch (Exception) { }")]
    [InlineData("try { A(); }\ncatch (System.Exception fault)\n{ Log(fault); }")]
    [InlineData("try { A(); }\ncatch { return null; }")]
    [InlineData("try { A(); }\ncatch (Exception) { if (x) { throw; } }")]
    public void A_catch_of_everything_is_caught(string text) =>
        CatchRule.Violations([new SourceFile(Slice, text)]).Should().Equal($"{Slice}:2");

    [Theory]
    [InlineData("catch (Exception fault) when (fault is IOException) { }")]
    [InlineData("catch (IOException) { }")]
    [InlineData("catch\n{\n  if (x) { y(); }\n  throw;\n}\nreturn 1;")]
    public void A_catch_that_filters_names_or_throws_again_is_let_through(string text) =>
        CatchRule.Violations([new SourceFile(Slice, text)]).Should().BeEmpty();

    [Fact]
    public void Every_slice_lies_in_the_file_of_its_name() => SliceRule.MisplacedSlices(Product.Sources).Should().BeEmpty();

    [Theory]
    [InlineData("src/Modules/Notes/Features/AddNote/AddNote.cs", "internal static class StoreNote")]
    [InlineData("src/Modules/Notes/Features/AddNote/AddNote.cs", "internal sealed class AddNote")]
    [InlineData("src/Modules/Notes/Features/AddNote/AddNotes.cs", "internal static class AddNote")]
    public void A_slice_elsewhere_is_caught(string path, string text) =>
        SliceRule.MisplacedSlices([new SourceFile(path, text)]).Should().Equal("src/Modules/Notes/Features/AddNote/");

    [Fact]
    public void A_slice_with_a_type_beside_it_is_let_through() =>
        SliceRule.MisplacedSlices([new SourceFile(Slice, "\ninternal static class AddNote\n"), new SourceFile(Slice.Replace("AddNote.cs", "Draft.cs", StringComparison.Ordinal), "")])
            .Should().BeEmpty();
}
