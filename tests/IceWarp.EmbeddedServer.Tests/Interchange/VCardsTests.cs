using CsCheck;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Tests.Mail;

namespace IceWarp.EmbeddedServer.Tests.Interchange;

public sealed class VCardsTests
{
    private static readonly string[] Traps = ["Żółć; gęślą, jaźń\\n", "line one\nline two", "日本語テキスト", "a:b;c=d,\"e\"", new string('ż', 200), "👩‍👧 emoji", "\\;\\,"];
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Char[' ', '~'].Array[1, 60].Select(characters => new string(characters)),
        Gen.Int[0, Traps.Length - 1].Select(index => Traps[index])).Select(text => text.Trim())
        .Where(text => text.Length > 0);

    [Fact]
    public void A_contact_written_and_read_again_is_the_same_contact() =>
        Gen.Select(Words.Array[6], Words.Array[6], Gen.Int[JulianDay.From(new DateOnly(1900, 1, 1)), JulianDay.From(new DateOnly(2100, 1, 1))], Words.Array[0, 3])
            .Sample((person, place, birthday, tags) =>
            {
                var item = new NewItem(0, "C", ItemFields.Of(
                    ("ITMCLASS", "C"), ("ITMCLASSIFYAS", person[0]), ("ITMSURNAME", person[1]), ("ITMFIRSTNAME", person[2]), ("ITMCOMPANY", person[3]),
                    ("ITMJOBTITLE", person[4]), ("ITMDESCRIPTION", person[5]), ("ITMDESCFORMAT", "text/plain"),
                    ("ITMCATEGORY", string.Join(',', tags.Select(tag => TagList.Quote(tag)).Where(tag => tag.Trim().Length > 0)))).With("ITMBDATE", birthday))
                {
                    Addons =
                    [
                        new NewAddon(AddonKind.Location, ItemFields.Of(("LCTTYPE", "B"), ("LCTSTREET", place[3]), ("LCTCITY", place[4]), ("LCTCOUNTRY", place[5]))),
                        new NewAddon(AddonKind.Location, ItemFields.Of(("LCTTYPE", "H"), ("LCTEMAIL1", place[0]), ("LCTEMAIL2", place[1]), ("LCTPHNMOBILE", place[2]))),
                    ],
                };

                var again = VCards.Read(VCards.Write(item, "uid 1")).Items.Single().Item;

                again.Uid.Should().Be("uid 1");
                again.Fields.Should().Equal(item.Fields);
                again.Addons.Select(addon => (addon.Kind, addon.Fields.ToJson())).Should().Equal(item.Addons.Select(addon => (addon.Kind, addon.Fields.ToJson())));
            }, iter: 200);

    [Fact]
    public void No_written_line_is_longer_than_75_octets() =>
        Words.Sample(word =>
        {
            var text = VCards.Write(new NewItem(0, "C", ItemFields.Of(("ITMCLASSIFYAS", word + word + word))), "u");
            text.Split("\r\n").Should().OnlyContain(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        }, iter: 200);

    [Fact]
    public void A_card_of_version_4_with_a_photo_and_strange_properties_keeps_them()
    {
        var card = string.Join(
            "\r\n", "BEGIN:VCARD", "VERSION:4.0", "FN:Ann Example", "N:Example;Ann;;Dr.;", "ORG:Widgets\\, Inc.;Sales", "item1.EMAIL;TYPE=work:ann@far.test",
            "TEL;VALUE=uri;TYPE=\"cell,voice\":tel:+48 600 000 000", "ADR;TYPE=home:;;Long", "  Street 1;Kraków;;30-001;Poland", "BDAY:19700214",
            "BDAY:--0214", $"PHOTO:data:image/png;base64,{Convert.ToBase64String(Letters.Picture)}", "X-SPORT;LEVEL=2:fencing", "URL:https://far.test", "END:VCARD", "");

        var item = VCards.Read(card).Items.Single().Item;
        var again = VCards.Read(VCards.Write(item, "u")).Items.Single().Item;

        foreach (var read in new[] { item, again })
        {
            (read.Fields["ITMSURNAME"], read.Fields["ITMTITLE"], read.Fields["ITMCOMPANY"], read.Fields["ITMDEPARTMENT"]).Should().Be(("Example", "Dr.", "Widgets, Inc.", "Sales"));
            read.Fields["ITMBDATE"].Should().Be("2440632");
            var home = read.Addons.Single(addon => addon.Fields["LCTTYPE"] == "H").Fields;
            (home["LCTEMAIL1"], home["LCTPHNMOBILE"], home["LCTSTREET"], home["LCTCITY"], home["LCTZIP"]).Should().Be(("ann@far.test", "+48 600 000 000", "Long Street 1", "Kraków", "30-001"));
            var photo = read.Addons.Single(addon => addon.Kind == AddonKind.Attachment);
            photo.Data.Should().Equal(Letters.Picture);
            photo.Fields["ATTPARAMS"].Should().Be("mimetype=image/png");
            read.Fields[VCards.KeptField].Should().Be("BDAY:--0214\nX-SPORT;LEVEL=2:fencing\nURL:https://far.test");
        }
    }

    [Fact]
    public void A_list_keeps_its_members()
    {
        var list = new NewItem(0, "L", ItemFields.Of(("ITMCLASSIFYAS", "Team"), ("ITMCLASS", "L")))
        {
            Addons = [new NewAddon(AddonKind.Location, ItemFields.Of(("LCTTYPE", "H"), ("LCTEMAIL1", "a@far.test"), ("LCTDESCRIPTION", "Żak, Ann")))],
        };

        var again = VCards.Read(VCards.Write(list, "u")).Items.Single().Item;

        again.Class.Should().Be("L");
        again.Addons.Single().Fields.Should().Equal(list.Addons.Single().Fields);
    }

    [Theory]
    [InlineData("")]
    [InlineData("BEGIN:VCARD")]
    [InlineData("END:VCARD\r\nEND:VCARD")]
    [InlineData("BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD")]
    [InlineData("BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT")]
    public void What_is_no_contact_is_told_and_not_taken(string text) => VCards.Read(text).Items.Should().BeEmpty();

    [Fact]
    public void Any_bytes_are_read_without_a_fault() =>
        Gen.String.Array[0, 20].Sample(lines => VCards.Read("BEGIN:VCARD\n" + string.Join('\n', lines) + "\nEND:VCARD"), iter: 500);
}
