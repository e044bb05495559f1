using CsCheck;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Tests.Native.Values;

public sealed class OpaqueIdTests
{
    private static readonly Gen<string> Part = Texts.Plain.Where(text => text.Length > 0);

    [Fact]
    public void Any_folder_and_item_come_back() => Gen.Select(Part, Part).Sample(
        (folder, item) =>
        {
            var reference = new ItemRef(folder, item);
            return ItemRef.Of(reference.Id) == reference && OpaqueId.Folder(reference.FolderId) == folder;
        },
        iter: 2000);

    [Fact]
    public void An_id_is_safe_in_an_address() => Gen.Select(Part, Part).Sample(
        (folder, item) => new ItemRef(folder, item).Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'), iter: 1000);

    [Fact]
    public void Different_items_have_different_ids() => Gen.Select(Part, Part, Part).Sample(
        (folder, item, other) => new ItemRef(folder, item).Id == new ItemRef(folder, other).Id == (item == other)
            && new ItemRef(folder, item).Id != OpaqueId.Write(folder + item),
        iter: 1000);

    [Fact]
    public void Only_what_was_written_is_read() => Gen.OneOf(
            Gen.Char["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"].Array[0, 24].Select(letters => new string(letters)),
            Part.Select(text => OpaqueId.Write(text) + " "),
            Texts.Any)
        .Sample(id => OpaqueId.Read(id) is not { } parts || OpaqueId.Write(parts) == id, iter: 5000);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("Tm90ZXM=")]
    [InlineData("Tm90ZXM ")]
    [InlineData("Tm90ZXN")]
    [InlineData("Tm90+Xk")]
    [InlineData("gICA")]
    [InlineData("AA")]
    [InlineData("Tm90ZXMA")]
    [InlineData("AE5vdGVz")]
    [InlineData("Tm90ZXMAMTIAMw")]
    [InlineData("Tm90ZXMKADEy")]
    public void Garbage_is_no_item(string id)
    {
        var read = () => ItemRef.Of(id);

        read.Should().Throw<ServerException>().Which.Failure.Should().Be(ServerFailure.NotFound);
    }

    [Fact]
    public void An_endless_id_is_none() => OpaqueId.Read(new string('A', 5000)).Should().BeNull();
}
