using System.Text.Json.Nodes;

namespace BatchLedger.FakeGl;

/// <summary>The faults of QuickBooks Online, in its words and its three shapes.</summary>
internal static class FakeQuickBooksFaults
{
    public static (string Name, string Value) Tid => ("intuit_tid", $"1-{Guid.NewGuid().ToString("N")[..8]}-fa4e");

    public static FakeReply Validation(string code, string message, string detail, string element = "") => Of(400, "ValidationFault", (code, message, detail, element));

    public static FakeReply Missing(params IEnumerable<string> elements) => Of(400, "ValidationFault", elements.Select(element =>
        ("2020", "Required param missing, need to supply the required value for the API", $"Required parameter {element} is missing in the request", element)));

    public static FakeReply Business(string sentence) => Validation("6000", "A business validation error has occurred while processing your request", $"Business Validation Error: {sentence}");

    public static FakeReply Unknown(string list, string id) => Validation("2500", "Invalid Reference Id", $"Invalid Reference Id : {list} element id {id} not found");

    public static FakeReply TooLong(string element, int most, int length) =>
        Validation("2050", "String length is either shorter or longer than supported by specification", $"String length specified does not match the supported length. Min:0 Max:{most} supported. Supplied length:{length}", element);

    public static FakeReply Inactive() => Validation("610", "Object Not Found", "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.");

    public static FakeReply Deleted() => Validation("610", "Object Not Found", "Object Not Found : Another user has deleted this transaction.");

    public static FakeReply Closed() => Validation("6210", "Account Period Closed, Cannot Update Through Services API",
        "Account Period Closed, Cannot Update Through Services API : The account period has closed and the account books cannot be updated through through the QBO Services API. Please use the QBO website to make these changes.");

    public static FakeReply Taken(string number, string id) => Validation("6140", "Duplicate Document Number Error",
        $"Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber={number} is assigned to TxnType=Journal Entry with TxnId={id}");

    public static FakeReply Stale() => Validation("5010", "Stale Object Error",
        "Stale Object Error : You and Pat Example were working on this at the same time. Pat Example finished before you did, so your work was not saved.");

    public static FakeReply Unsupported(string what) => Validation("500", "Unsupported Operation", $"Operation {what} is not supported.");

    public static FakeReply NotPermitted() => Of(400, "ValidationFault", ("5020", "Permission Denied Error", "Permission Denied Error : You do not have permission to access this area.", ""));

    public static FakeReply System() => Of(500, "SystemFault", ("10000", "An application error has occurred while processing your request", "System Failure Error: Could not find resource for relative", ""));

    /// <summary>Faults at the gate are in lower case.</summary>
    public static FakeReply TokenExpired(string token) => Gate(401, "AuthenticationFailed", "3200", $"Token expired: {token}", "AUTHENTICATION") with
    {
        Headers = [("WWW-Authenticate", "Bearer realm=\"Intuit\", error=\"invalid_token\""), Tid],
    };

    public static FakeReply WrongCompany() => Gate(403, "ApplicationAuthorizationFailed", "3100", null, "AUTHORIZATION");

    public static FakeReply Throttled() => Gate(429, "ThrottleExceeded", "3001", null, "SERVICE");

    /// <summary>The gate answers in XML at times, whatever was asked for.</summary>
    public static FakeReply ThrottledInXml() => new(429,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><IntuitResponse time=\"2025-07-01T09:14:02.517-07:00\" xmlns=\"http://schema.intuit.com/finance/v3\"><Fault type=\"SERVICE\"><Error code=\"3001\"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message></Error></Fault></IntuitResponse>",
        "application/xml") { Headers = [Tid] };

    public static FakeReply Inside200(FakeReply fault) => fault with { Status = 200 };

    private static FakeReply Of(int status, string type, params IEnumerable<(string Code, string Message, string Detail, string Element)> errors) => FakeQuickBooksJson.Reply(status, new JsonObject
    {
        ["Fault"] = new JsonObject
        {
            ["Error"] = new JsonArray([.. errors.Select(error => new JsonObject { ["Message"] = error.Message, ["Detail"] = error.Detail, ["code"] = error.Code, ["element"] = error.Element })]),
            ["type"] = type,
        },
    });

    private static FakeReply Gate(int status, string what, string code, string? detail, string type) => new(status, new JsonObject
    {
        ["warnings"] = null, ["intuitObject"] = null,
        ["fault"] = new JsonObject
        {
            ["error"] = new JsonArray(new JsonObject { ["message"] = $"message={what}; errorCode=00{code}; statusCode={status}", ["detail"] = detail, ["code"] = code, ["element"] = null }),
            ["type"] = type,
        },
        ["queryResponse"] = null, ["batchItemResponse"] = new JsonArray(), ["time"] = 1751386502517,
    }.ToJsonString(), "application/json") { Headers = [Tid] };
}
