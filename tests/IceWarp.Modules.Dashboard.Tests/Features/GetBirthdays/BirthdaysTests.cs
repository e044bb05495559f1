using System.Globalization;
using System.Net;
using CsCheck;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Features;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetBirthdays;

public sealed class BirthdaysTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    private static readonly DateOnly Today = new(2026, 12, 20);

    [Fact]
    public async Task The_demo_contacts_of_the_next_thirty_days_come_by_day()
    {
        var people = (await fixture.Alice.ReadAsync("/birthdays?timeZone=Europe/Warsaw"))["people"]?.AsArray() ?? [];
        people.Select(person => (string?)person?["name"]).Should().ContainInOrder("Kari Nilsen", "Tomasz Wójcik").And.NotContain("Marta Wiśniewska");
        people.Select(person => (int?)person?["age"]).Should().ContainInOrder(51, 40);
    }

    [Fact]
    public async Task A_birthday_added_on_the_server_without_a_year_has_no_age()
    {
        var tomorrow = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);
        var julian = new DateOnly(1604, tomorrow.Month, tomorrow.Day).DayNumber + 1_721_426;
        await fixture.Raw.SetAsync(
            "Contacts",
            string.Create(CultureInfo.InvariantCulture, $"<item action=\"add\"><values><itmclassifyas>Old Hand</itmclassifyas><itmclass>C</itmclass><itmbdate>{julian}</itmbdate></values></item>"));
        var people = (await fixture.Alice.ReadAsync("/birthdays?days=5&timeZone=UTC"))["people"]?.AsArray() ?? [];
        var added = people.Single(person => (string?)person?["name"] == "Old Hand");
        ((int?)added?["age"], (string?)added?["date"]).Should().Be((null, tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("days=0", "days")]
    [InlineData("days=367", "days")]
    [InlineData("timeZone=Nowhere/X", "timeZone")]
    public async Task A_wrong_parameter_is_refused(string query, string field)
    {
        using var answer = await fixture.Alice.GetAsync("/api/dashboard/birthdays?" + query);
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?.AsObject().Select(error => error.Key).Should().Equal(field);
    }

    [Theory]
    [InlineData("1986-12-20", "2026-12-20", 40)]
    [InlineData("1986-12-19", null, null)]
    [InlineData("1986-01-18", "2027-01-18", 41)]
    [InlineData("1986-01-19", null, null)]
    [InlineData("2027-01-02", null, null)]
    [InlineData("1604-12-24", "2026-12-24", null)]
    public void The_next_time_and_the_age_are_reckoned_over_the_turn_of_the_year(string born, string? kept, int? age)
    {
        var coming = Birthdays.Find([Contact("A", born)], Today, 30);
        coming.Select(each => (each.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), each.Age)).Should().BeEquivalentTo(kept is null ? [] : new[] { (kept, age) });
    }

    [Theory]
    [InlineData("2027-02-28", "2027-03-01")]
    [InlineData("2028-02-28", "2028-02-29")]
    public void Who_was_born_on_a_leap_day_has_a_birthday_each_year(string today, string kept) =>
        Birthdays.Find([Contact("A", "1984-02-29")], DateOnly.Parse(today, CultureInfo.InvariantCulture), 30)
            .Should().ContainSingle().Which.Date.Should().Be(DateOnly.Parse(kept, CultureInfo.InvariantCulture));

    [Fact]
    public void One_person_in_two_address_books_is_one() =>
        Birthdays.Find([Contact("Ann", "1990-12-24"), Contact("ann", "1990-12-24"), Contact("Bea", "1990-12-22")], Today, 30)
            .Select(each => each.Name).Should().Equal("Bea", "Ann");

    [Fact]
    public void Whatever_the_days_everybody_comes_once_a_year_inside_the_window() => Gen.Select(Gen.Int[0, 60_000], Gen.Int[0, 60_000]).Sample((born, later) =>
    {
        var birthday = new DateOnly(1901, 1, 1).AddDays(born);
        var today = birthday.AddDays(later + 1);
        var year = Birthdays.Find([Contact("A", birthday)], today, 366);
        return year is [{ } only] && only.Date >= today && only.Date < today.AddDays(366) && only.Age is >= 1;
    });

    private static Contact Contact(string name, string born) => Contact(name, DateOnly.Parse(born, CultureInfo.InvariantCulture));

    private static Contact Contact(string name, DateOnly born) => new(name, "f", name, "", [], [], born);
}
