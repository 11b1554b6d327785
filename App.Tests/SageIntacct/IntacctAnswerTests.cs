using BatchLedger.OutsideGl;
using BatchLedger.SageIntacct;

namespace BatchLedger.Tests.SageIntacct;

/// <summary>Answers like the samples, and what each of them means.</summary>
public class IntacctAnswerTests
{
    private const string Account = "<error><errorno>BL01001973</errorno><description/><description2>Account 16200 is not valid</description2><correction/></error>";

    /// <summary>A refused create: code, sentence, class.</summary>
    [Theory]
    [InlineData("BL01001973", "Account 16200 is not valid", "rejected-data")]
    [InlineData("BL01001973", "This transaction is missing the Department dimension for the Account 16200", "rejected-data")]
    [InlineData("BL01001973", "Location '600' is not valid", "rejected-data")]
    [InlineData("BL01001973", "Department 200 is restricted by GL account 6110", "rejected-data")]
    [InlineData("BL01001973", "Currently, we can't create the transaction", "rejected-data")]
    [InlineData("BL01001973", "Transactions do not balance for Location 100", "rejected-data")]
    [InlineData("BL01001973", "Account Session Fees is not valid", "rejected-data")]
    [InlineData("BL01001973", "Assigning a department is required for this account", "rejected-data")]
    [InlineData("BL01001973", "Periods are closed. Your transaction date (07/31/2025) is within a period that’s been closed.", "rejected-closed-period")]
    [InlineData("BL01001973", "The period June 2025 is closed", "rejected-closed-period")]
    [InlineData("BL01001973", "The date is in a closed period for entity 100", "rejected-closed-period")]
    [InlineData("BL01001973", "The books are closed for this entity", "rejected-closed-period")]
    [InlineData("BL01001973", "You do not have permission for API operation CREATE on objects of type glbatch", "forbidden")]
    [InlineData("BL01001973", "The Service is Temporarily Off-line", "transient")]
    [InlineData("BL01001973", "The service is temporarily offline", "transient")]
    [InlineData("BL01001973", "API rate limit exceeded", "throttled")]
    [InlineData("BL01001973", "The control id bl-117-1 has been used before", "duplicate")]
    [InlineData("BL01001973", "Duplicate transaction", "duplicate")]
    [InlineData("BL34000061", "Another journal entry with the given value(s) already exists", "rejected-data")]
    [InlineData("GW-0010", "", "throttled")]
    [InlineData("GW-0010", "Anything at all", "throttled")]
    [InlineData("GW-0011", "Invalid request", "bug")]
    [InlineData("XL03000003", "The element GLBATCH is not expected here", "bug")]
    [InlineData("XL03000009", "The entire transaction in this operation has been rolled back due to an error.", "rejected-data")]
    [InlineData("PL04000055", "The demo company has expired", "config-error")]
    [InlineData("XX99999999", "Niemand kennt diesen Satz", "rejected-data")]
    [InlineData("", "", "rejected-data")]
    public void A_refused_journal_is_classed_by_code_and_then_by_sentence(string code, string sentence, string word) =>
        Assert.Equal(word, Intacct.Read(Result("failure", Error(code, sentence))).Class.Word());

    /// <summary>Refused before any function was looked at.</summary>
    [Theory]
    [InlineData("XL03000003", "XML Parse schema error", "bug")]
    [InlineData("XL03000006", "Incorrect Intacct XML Partner ID or password.", "config-error")]
    [InlineData("XL03000006", "The sender ID BLSENDER is not authorized for the company", "config-error")]
    [InlineData("XL03000006", "Sign-in information is incorrect", "auth-reconnect")]
    [InlineData("GW-0011", "Invalid request [Request ID: Rq-2]", "bug")]
    [InlineData("XL03000099", "The controlid has been used", "duplicate")]
    [InlineData("XL03000099", "This request was already processed", "duplicate")]
    [InlineData("XL03000099", "The value of uniqueid is not unique", "duplicate")]
    [InlineData("XL03000099", "The Service is Temporarily Off-line", "transient")]
    [InlineData("XL03000099", "Words nobody knows", "duplicate")]
    public void A_refused_request_is_classed_too(string code, string sentence, string word) => Assert.Equal(word, Intacct.Read(Refused(code, sentence)).Class.Word());

    [Theory]
    [InlineData(IntacctDeed.SignIn)]
    [InlineData(IntacctDeed.Find)]
    [InlineData(IntacctDeed.Delete)]
    public void A_request_that_may_be_repeated_is_refused_for_the_set_up(IntacctDeed deed) => Assert.Equal(AnswerClass.ConfigError, Intacct.Read(Refused("XL03000099", "Words nobody knows"), deed).Class);

    [Theory]
    [InlineData("XL03000006", "Sign-in information is incorrect", "auth-reconnect")]
    [InlineData("XL03000006", "Sender BLSENDER is not authorized", "config-error")]
    [InlineData("XL03000006", "The session has expired", "auth-refresh")]
    [InlineData("XL03000006", "", "auth-reconnect")]
    [InlineData("BL01001973", "Invalid session id", "auth-refresh")]
    [InlineData("PL04000055", "Your demo company has expired", "config-error")]
    [InlineData("XX00000000", "Words nobody knows", "auth-reconnect")]
    public void A_refused_user_is_classed_too(string code, string sentence, string word) => Assert.Equal(word, Intacct.Read(
        $"<response><control><status>success</status></control><operation><authentication><status>failure</status></authentication><errormessage>{Error(code, sentence)}</errormessage></operation></response>").Class.Word());

    /// <summary>No failure and no success: the journal may be there.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("   \r\n")]
    [InlineData("<html><body><h1>502 Bad Gateway</h1></body></html>")]
    [InlineData("<!DOCTYPE html><html><body>Sign in to the hotel network</body></html>")]
    [InlineData("<!DOCTYPE response [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><response><control><status>&x;</status></control></response>")]
    [InlineData("{\"ia::result\":{}}")]
    [InlineData("<response><control><status>success</status></control>")]
    [InlineData("<response><control><status>success</status></control><operation><authentication><status>success</status></authentication><result><status>succ")]
    [InlineData("<response/><response/>")]
    [InlineData("<response><control><status>success</status></control></response><response/>")]
    [InlineData("<response><a>&#0;</a></response>")]
    [InlineData("<response/>")]
    [InlineData("<response><control/></response>")]
    [InlineData("<response><control><status>success</status></control></response>")]
    [InlineData("<response><control><status>success</status></control><operation/></response>")]
    [InlineData("<response><control><status>success</status></control><operation><authentication><status>success</status></authentication></operation></response>")]
    [InlineData("<answer><control><status>success</status></control></answer>")]
    public void What_nobody_can_read_is_unknown(string body) => Assert.Equal(AnswerClass.Unknown, Intacct.Read(body).Class);

    [Fact]
    public void A_document_type_is_never_read() => Assert.Equal(AnswerClass.Unknown,
        Intacct.Read("<!DOCTYPE response [<!ENTITY said \"success\">]>" + Result("success", "", "<data><glbatch><RECORDNO>1</RECORDNO></glbatch></data>").Replace("success", "&said;", StringComparison.Ordinal)).Class);

    [Fact]
    public void An_answer_nested_without_end_is_unknown() =>
        Assert.Equal(AnswerClass.Unknown, Intacct.Read($"<response>{string.Concat(Enumerable.Repeat("<a>", 20_000))}{string.Concat(Enumerable.Repeat("</a>", 20_000))}</response>").Class);

    [Theory]
    [InlineData("success", "<data><glbatch/></data>")]
    [InlineData("success", "<data><glbatch><RECORDNO> </RECORDNO></glbatch></data>")]
    [InlineData("success", "<data><glbatch><RECORDNO>1</RECORDNO><RECORDNO>2</RECORDNO></glbatch></data>")]
    [InlineData("success", "")]
    [InlineData("pending", "")]
    [InlineData("", "")]
    public void Success_without_one_record_number_is_unknown(string status, string content) => Assert.Equal(AnswerClass.Unknown, Intacct.Read(Result(status, "", content)).Class);

    [Fact]
    public void Results_that_contradict_one_another_are_unknown() => Assert.Equal(AnswerClass.Unknown, Intacct.Read(Result("success", "", "<data><glbatch><RECORDNO>1</RECORDNO></glbatch></data>")
        .Replace("</operation>", "<result><status>aborted</status></result></operation>", StringComparison.Ordinal)).Class);

    [Fact]
    public void An_aborted_function_has_its_reason_with_its_neighbour()
    {
        var answer = Intacct.Read(Result("aborted", Error("XL03000009", "The entire transaction in this operation has been rolled back due to an error."))
            .Replace("</operation>", $"<result><status>failure</status><errormessage>{Error("BL01001973", "Periods are closed.")}</errormessage></result></operation>", StringComparison.Ordinal));
        Assert.Equal((AnswerClass.RejectedClosedPeriod, "Periods are closed."), (answer.Class, answer.Message));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(524)]
    public void Whatever_a_server_in_trouble_says_a_write_is_unknown_and_a_reading_may_be_repeated(int status)
    {
        foreach (var body in new[] { "", "<html/>", Result("failure", Account), Intacct.Vector("glbatch_create_success.xml") })
        {
            Assert.Equal(AnswerClass.Unknown, Intacct.Read(body, IntacctDeed.Create, status).Class);
            Assert.Equal(AnswerClass.Unknown, Intacct.Read(body, IntacctDeed.Delete, status).Class);
            Assert.Equal(AnswerClass.Transient, Intacct.Read(body, IntacctDeed.List, status).Class);
        }
    }

    [Theory]
    [InlineData(400, "rejected-data")]
    [InlineData(403, "rejected-data")]
    [InlineData(302, "unknown")]
    public void An_xml_answer_is_read_whatever_its_status_says_below_500(int status, string word) => Assert.Equal(word, Intacct.Read(Result("failure", Account), status: status).Class.Word());

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public void A_page_of_a_proxy_is_unknown_whatever_its_status(int status) => Assert.Equal(AnswerClass.Unknown, Intacct.Read("<html><body>Blocked</body></html>", status: status).Class);

    [Theory]
    [InlineData("")]
    [InlineData("<html>slow down</html>")]
    public void Too_many_requests_are_throttled_without_a_body_too(string body)
    {
        var answer = IntacctAnswers.Read(Intacct.Reply(body, 429, "17"), IntacctDeed.Create, null, Intacct.Clock.GetUtcNow()).Answer;
        Assert.Equal((AnswerClass.Throttled, TimeSpan.FromSeconds(17)), (answer.Class, answer.RetryAfter));
        Assert.NotEmpty(answer.Message);
    }

    [Fact]
    public void No_wait_is_longer_than_an_hour() => Assert.All([IntacctAnswers.Read(Intacct.Reply("", 429, "99999999"), IntacctDeed.Create, null, Intacct.Clock.GetUtcNow()).Answer,
        IntacctRestAnswers.Read(Intacct.Reply("", 503, "99999999"), IntacctDeed.Create, Intacct.Clock.GetUtcNow()).Answer], answer => Assert.Equal(TimeSpan.FromHours(1), answer.RetryAfter));

    [Fact]
    public void An_answer_to_another_request_is_no_answer()
    {
        var success = Intacct.Vector("glbatch_create_success.xml");
        Assert.Equal(AnswerClass.Accepted, Intacct.Read(success, controlId: "bl-117-1").Class);
        Assert.Equal(AnswerClass.Unknown, Intacct.Read(success, controlId: "bl-118-1").Class);
        Assert.Equal(AnswerClass.Unknown, Intacct.Read(success.Replace("bl-117-1-f", "bl-118-1-f", StringComparison.Ordinal), controlId: "bl-117-1").Class);
        Assert.Equal(AnswerClass.Unknown, Intacct.Read(success.Replace("<controlid>bl-117-1</controlid>", "", StringComparison.Ordinal), controlId: "bl-117-1").Class);
        Assert.Equal(AnswerClass.Unknown, Intacct.Read(Intacct.Vector("failure_multi_BL01001973.xml"), controlId: "bl-118-1").Class);
    }

    [Theory]
    [InlineData("GLBatch record 48217 does not exist.", "gone")]
    [InlineData("The record was not found", "gone")]
    [InlineData("Periods are closed. Your transaction date (06/30/2025) is within a period that's been closed.", "rejected-closed-period")]
    [InlineData("You do not have permission for API operation DELETE", "forbidden")]
    [InlineData("This entry was made by a subledger", "rejected-data")]
    public void A_refused_delete_says_whether_the_journal_is_gone(string sentence, string word) =>
        Assert.Equal(word, Intacct.Read(Result("failure", Error("BL01001973", sentence)), IntacctDeed.Delete).Class.Word());

    [Theory]
    [InlineData("Could not save", "", "Could not save.")]
    [InlineData("", "Could not save", "Could not save.")]
    [InlineData("Save failed.", "Account 7 is closed", "Save failed: Account 7 is closed.")]
    [InlineData("Account 7 is closed", "Account 7 is closed", "Account 7 is closed.")]
    public void The_sentence_may_stand_in_either_description(string first, string second, string message) => Assert.Equal(message,
        Intacct.Read(Result("failure", $"<error><errorno>BL01001973</errorno><description>{first}</description><description2>{second}</description2></error>")).Message);

    [Fact]
    public void A_trace_cannot_write_into_a_log()
    {
        var answer = Intacct.Read(Result("failure", Error("BL01001973", "No [Support ID: a%0A%1B[31mb%ZZ]")));
        Assert.Equal("a  [31mb%ZZ", answer.Trace);
    }

    private static string Refused(string code, string sentence) => $"<response><control><status>failure</status></control><errormessage>{Error(code, sentence)}</errormessage></response>";

    private static string Error(string code, string sentence) => $"<error><errorno>{code}</errorno><description></description><description2>{sentence}</description2><correction></correction></error>";

    private static string Result(string status, string errors, string content = "") =>
        "<response><control><status>success</status><controlid>c</controlid></control><operation><authentication><status>success</status></authentication><result>"
        + $"<status>{status}</status><controlid>c-f</controlid>{content}{(errors.Length > 0 ? $"<errormessage>{errors}</errormessage>" : "")}</result></operation></response>";
}
