using System.Xml;
using System.Xml.Linq;

namespace BatchLedger.FakeGl;

/// <summary>A Sage Intacct: sign-ins at the gateway, calls at the address that the sign-in gave, one function a request, everything inside HTTP 200.</summary>
internal sealed class FakeIntacct(FakeBooks books, FakeFailures failures, FakeOptions options) : FakeApi(books, failures)
{
    private const string Gateway = "/ia/xml/xmlgw.phtml", Cell = "/ia/c14/xml/xmlgw.phtml";

    // The request that is being answered: what is refused on demand names it as well.
    private readonly AsyncLocal<FakeIntacctRequest?> current = new();
    private readonly HashSet<string> sessions = [];
    private readonly FakeIntacctBooks book = new(books);
    private readonly AsyncLocal<bool> overRest = new();
    private readonly FakeIntacctRest rest = new(books, new(books), options);
    private int made;

    public override void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Gateway, AnswerAsync);
        app.MapPost(Cell, AnswerAsync);
        app.MapPost($"{FakeIntacctRest.Root}/oauth2/token", async http =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            await OverRestAsync(http, FakeDeed.SignIn, _ => rest.Token(form));
        });
        app.MapPost($"{FakeIntacctRest.Root}/services/core/query", http => OverRestAsync(http, FakeDeed.Read, rest.Query));
        app.MapPost(FakeIntacctRest.Journals, http => OverRestAsync(http, FakeDeed.Write, rest.Create));
        app.MapGet($"{FakeIntacctRest.Journals}/{{key}}", http => OverRestAsync(http, FakeDeed.Read, _ => rest.Read(Key(http))));
        app.MapDelete($"{FakeIntacctRest.Journals}/{{key}}", http => OverRestAsync(http, FakeDeed.Write, _ => rest.Delete(Key(http))));
    }

    protected override FakeReply Refusing(FakeFailure failure)
    {
        if (overRest.Value) return RefusingOverRest(failure);
        var request = current.Value ?? FakeIntacctRequest.Nothing;
        if (failure == FakeFailure.TokenExpired) sessions.Clear();
        return failure switch
        {
            FakeFailure.Error500 => FakeReply.Html(500, "Internal Server Error"),
            FakeFailure.Throttled => FakeIntacctReply.Control(request, new("GW-0010", "API rate limit exceeded [Request ID: Rq-7]", "Wait, then send the request again."), 429),
            FakeFailure.TokenExpired => FakeIntacctReply.SignIn(request, "Sign-in information is incorrect"),
            FakeFailure.Unavailable => FakeIntacctReply.Failed(request, [new("BL01001973", "The Service is Temporarily Off-line")]),
            FakeFailure.ClosedPeriod => FakeIntacctReply.Failed(request, [FakeIntacctBooks.Closed("06/30/2025")]),
            FakeFailure.DuplicateNumber => FakeIntacctReply.Failed(request, [new("BL34000061", "Another journal entry with the given value(s) already exists", "Use a unique value instead.")]),
            FakeFailure.Rejected => FakeIntacctReply.Failed(request, [FakeIntacctBooks.NotCreated, new("BL01001973", "Account 1010 is not valid", "Use an active account, then try again.")]),
            FakeFailure.Forbidden => FakeIntacctReply.Failed(request, [new("BL01001973", "You do not have permission for API operation CREATE on objects of type glbatch")]),
            _ => FakeIntacctReply.Failed(request, [new("BL01001973", "Currently, we can't create the transaction", "Check the transaction for errors or inconsistencies, then try again.")]),
        };
    }

    protected override void Remember(HttpContext http, FakeReply refusal)
    {
        if (!overRest.Value && current.Value is { Once: true } request) book.Use(request.ControlId);
    }

    protected override FakeReply AboutAnother(FakeReply reply) => overRest.Value ? rest.AboutAnother(reply)
        : reply with { Body = reply.Body.Replace(current.Value!.ControlId, "another-request", StringComparison.Ordinal) };

    private FakeReply RefusingOverRest(FakeFailure failure)
    {
        if (failure == FakeFailure.TokenExpired) rest.Forget();
        return failure switch
        {
            FakeFailure.Error500 => FakeReply.Html(500, "Internal Server Error"),
            FakeFailure.Throttled => FakeIntacctRest.Refused(429, "tooManyRequests", "API rate limit exceeded") with { Headers = [("Retry-After", "3")] },
            FakeFailure.TokenExpired => FakeIntacctRest.Refused(401, "unauthorized", "The token is not valid."),
            FakeFailure.Unavailable => FakeIntacctRest.Refused(422, "operationFailed", "The operation failed.", new FakeIntacctError("BL01001973", "The Service is Temporarily Off-line")),
            FakeFailure.ClosedPeriod => FakeIntacctRest.Refused(422, "operationFailed", "The operation failed.", FakeIntacctBooks.Closed("06/30/2025")),
            FakeFailure.DuplicateNumber => FakeIntacctRest.Refused(409, "conflict", "The same idempotency key or unique key was used."),
            FakeFailure.Rejected => FakeIntacctRest.Refused(400, "operationFailed", "Could not create GLBatch record.", new FakeIntacctError("GL-1009", "Transactions do not balance for Place ,")),
            FakeFailure.Forbidden => FakeIntacctRest.Refused(403, "forbidden", "The user has no permission for this object."),
            _ => FakeIntacctRest.Refused(200, "REST-7001", "Something went wrong with the export"),
        };
    }

    private async Task OverRestAsync(HttpContext http, FakeDeed deed, Func<string, FakeReply> carryOut)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        overRest.Value = true;
        var known = http.Request.Headers.Authorization.ToString();
        await AnswerAsync(http, deed, () => deed != FakeDeed.SignIn && !rest.Knows(known) ? FakeIntacctRest.Refused(401, "unauthorized", "The token is not valid.") : carryOut(body));
    }

    private static string Key(HttpContext http) => http.Request.RouteValues["key"]?.ToString() ?? "";

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = FakeIntacctRequest.Read(await reader.ReadToEndAsync(http.RequestAborted));
        current.Value = request;
        var here = $"{http.Request.Scheme}://{http.Request.Host}";
        var path = http.Request.Path.Value;
        await AnswerAsync(http, request.Deed, () => CarryOut(request, path, here));
    }

    private FakeReply CarryOut(FakeIntacctRequest request, string? path, string here)
    {
        var inCell = path == Cell;
        if (request.Misfit is { } misfit) return FakeIntacctReply.Control(request, new("XL03000003", misfit), 400);
        if (Asked("senderPassword") is { } sender && request.SenderPassword != sender)
            return FakeIntacctReply.Control(request, new("XL03000006", "Incorrect Intacct XML Partner ID or password."), 200);
        if (request.Login is { } login) return inCell ? FakeIntacctReply.SignIn(request, "Sign-in information is incorrect") : SignIn(request, login, here);
        if (!inCell || request.Session is null || !sessions.Contains(request.Session)) return FakeIntacctReply.SignIn(request, "Sign-in information is incorrect");
        if (request.Once && book.Used(request.ControlId)) return FakeIntacctReply.Control(request, new("XL03000007", $"The control id {request.ControlId} was used by another request."), 200);
        if (request.Once) book.Use(request.ControlId);

        var (data, errors) = request.Function.Name.LocalName switch
        {
            "create" => book.Create(request.Function.Element("GLBATCH"), request.ControlId),
            "delete" => book.Delete(request.Function),
            "query" => new FakeIntacctLists(Books).Query(request.Function),
            var other => (null, [new("GW-0011", $"There is no function {other} here.")]),
        };
        return errors.Count > 0 ? FakeIntacctReply.Failed(request, errors) : FakeIntacctReply.Done(request, data);
    }

    private FakeReply SignIn(FakeIntacctRequest request, XElement login, string here)
    {
        var entity = login.Element("locationid")?.Value ?? "";
        var known = entity.Length == 0 || Books.Locations.Any(location => location.Number == entity && location.Active);
        if (!known || (Asked("userPassword") is { } password && login.Element("password")?.Value != password)) return FakeIntacctReply.SignIn(request, "Sign-in information is incorrect");
        if (request.Function.Name.LocalName != "getAPISession") return FakeIntacctReply.Failed(request, [new("GW-0011", "Only getAPISession is done with a login here.")]);

        var session = $"fake-session-{++made}..";
        sessions.Add(session);
        return FakeIntacctReply.Done(request, new XElement("data",
            new XElement("api", new XElement("sessionid", session), new XElement("endpoint", here + Cell), new XElement("locationid", entity))));
    }

    private string? Asked(string secret) => options.Secrets.TryGetValue(secret, out var value) ? value : null;
}

/// <summary>One request as the fake understands it; what does not fit the schema is a misfit and nothing else.</summary>
internal sealed record FakeIntacctRequest(string ControlId, string FunctionId, XElement Function)
{
    private static readonly string[] ControlOrder = ["senderid", "password", "controlid", "uniqueid", "dtdversion", "policyid", "includewhitespace"];

    public static FakeIntacctRequest Nothing { get; } = new("", "", new XElement("nothing"));

    public string? Misfit { get; init; }
    public string SenderPassword { get; init; } = "";
    public bool Once { get; init; }
    public XElement? Login { get; init; }
    public string? Session { get; init; }

    public FakeDeed Deed => Login is not null ? FakeDeed.SignIn : Function.Name.LocalName is "create" or "delete" ? FakeDeed.Write : FakeDeed.Read;

    public static FakeIntacctRequest Read(string body)
    {
        XElement root;
        try
        {
            root = XElement.Parse(body);
        }
        catch (XmlException)
        {
            return Nothing with { Misfit = "The request is not well-formed." };
        }
        var control = root.Element("control");
        var function = root.Element("operation")?.Element("content")?.Elements("function").ToList() is [var one] ? one : null;
        var authentication = root.Element("operation")?.Element("authentication");
        if (root.Name != "request" || control is null || authentication is null || function?.Elements().Count() != 1) return Nothing with { Misfit = "The request does not fit the schema." };

        var request = new FakeIntacctRequest(control.Element("controlid")?.Value ?? "", function.Attribute("controlid")?.Value ?? "", function.Elements().First())
        {
            SenderPassword = control.Element("password")?.Value ?? "", Once = control.Element("uniqueid")?.Value == "true",
            Login = authentication.Element("login"), Session = authentication.Element("sessionid")?.Value,
        };
        return request with { Misfit = MisfitOf(request, control) };
    }

    private static string? MisfitOf(FakeIntacctRequest request, XElement control)
    {
        if (!FakeIntacctBooks.InOrder(control, ControlOrder)) return "The elements of control do not fit the schema.";
        if (request.ControlId.Length is < 1 or > 256) return "The controlid must have 1 to 256 characters.";
        if (control.Element("dtdversion")?.Value != "3.0") return "The dtdversion is not known.";
        return request.FunctionId.Length == 0 ? "A function without a controlid." : null;
    }
}
