using System.Text;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Tests.Recorded;

namespace IceWarp.Adapter.Tests.Native.Iq;

/// <summary>Errors of the server (notes, 1.3 and 1.6) in every form.</summary>
public sealed class ErrorTableTests
{
    [Theory]
    [InlineData("session_expired", "", ServerFailure.SessionEnded)]
    [InlineData("session_no_user", "", ServerFailure.SessionEnded)]
    [InlineData("xmlrequest_invalid_sid", "", ServerFailure.SessionEnded)]
    [InlineData("session_ip_mismatch", "", ServerFailure.SessionEnded)]
    [InlineData("imap_authenticate", "", ServerFailure.WrongCredentials)]
    [InlineData("groupware_authenticate", "", ServerFailure.WrongCredentials)]
    [InlineData("smtp_authenticate", "", ServerFailure.WrongCredentials)]
    [InlineData("account_does_not_exist", "x@y", ServerFailure.NotFound)]
    [InlineData("folder_does_not_exist", "Nowhere", ServerFailure.NotFound)]
    [InlineData("item_invalid_id", "77", ServerFailure.NotFound)]
    [InlineData("attachment_file_not_found", "", ServerFailure.NotFound)]
    [InlineData("folder_insufficient_rights", "Notes", ServerFailure.NoRight)]
    [InlineData("settings_access_denied", "", ServerFailure.NoRight)]
    [InlineData("folder_already_exists", "Notes", ServerFailure.AlreadyExists)]
    [InlineData("item_duplicity", "", ServerFailure.AlreadyExists)]
    [InlineData("items_duplicity", "", ServerFailure.AlreadyExists)]
    [InlineData("item_attachment_uid_locked", "", ServerFailure.Locked)]
    [InlineData("attachment_size", "", ServerFailure.TooLarge)]
    [InlineData("attachment_quota_exceeded", "", ServerFailure.QuotaReached)]
    [InlineData("mailbox_quota_limit", "", ServerFailure.QuotaReached)]
    [InlineData("attachment_virus", "", ServerFailure.Refused)]
    [InlineData("smtp_recipients_failed", "bob@demo.test", ServerFailure.Refused)]
    [InlineData("a_code_of_tomorrow", "", ServerFailure.Refused)]
    [InlineData("item_edit", "", ServerFailure.Refused)]
    [InlineData("item_create", "2", ServerFailure.NoRight)]
    [InlineData("item_delete", "3", ServerFailure.NoRight)]
    [InlineData("item_edit", "4", ServerFailure.Busy)]
    [InlineData("item_edit", "7", ServerFailure.NotFound)]
    [InlineData("item_create", "8", ServerFailure.TooLarge)]
    [InlineData("item_create", "9", ServerFailure.Refused)]
    [InlineData("item_create", "11", ServerFailure.AlreadyExists)]
    [InlineData("item_edit", "12", ServerFailure.Locked)]
    [InlineData("folder_rename", "13", ServerFailure.AlreadyExists)]
    [InlineData("item_create", "34", ServerFailure.QuotaReached)]
    public void A_code_is_a_failure_in_every_form(string code, string text, ServerFailure failure)
    {
        foreach (var form in Enum.GetValues<AnswerForm>())
        {
            var fault = Fault(AnswerForms.Convert($"<iq sid=\"wm-1\" type=\"error\" uid=\"r1\"><error uid=\"{code}\">{text}</error></iq>", form));

            (fault?.Failure, fault?.Detail).Should().Be((failure, code), "in the form {0}", form);
        }
    }

    [Theory]
    [InlineData("<iq type=\"error\" sid=\"1\"><query xmlns=\"admin:iq:rpc\"><error uid=\"session_invalid\"/></query></iq>", ServerFailure.SessionEnded)]
    [InlineData("<iq type=\"error\"/>", ServerFailure.Garbled)]
    [InlineData("<iq type=\"error\"><error uid=\"&lt;script&gt;\">x</error></iq>", ServerFailure.Refused)]
    public void An_error_may_stand_elsewhere_and_never_reaches_a_log_as_it_is(string answer, ServerFailure failure)
    {
        var fault = Fault(answer);

        fault?.Failure.Should().Be(failure);
        fault?.Message.Should().NotContain("<");
    }

    [Fact]
    public void A_result_is_no_failure() => Fault("<iq type=\"result\"><result><id>1</id></result></iq>").Should().BeNull();

    private static ServerException? Fault(string answer) => ErrorTable.Fault(IqReader.Read(Encoding.UTF8.GetBytes(answer)));
}
