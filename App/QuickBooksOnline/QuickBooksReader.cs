using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>Reads their books: preferences first, then list after list, page after page. The first refusal ends it.</summary>
internal sealed class QuickBooksReader(QuickBooksCalls calls, GlTerms terms, TimeProvider clock)
{
    private const int MostPages = 200;

    public async Task<BooksAnswer> ReadAsync(CancellationToken token)
    {
        var (body, answer) = await GetAsync(QuickBooksAddresses.Preferences(terms), token);
        if (body is null) return new(null, answer);
        if (QuickBooksBooks.Preferences(body.Value) is not { } books) return new(null, answer with { Class = AnswerClass.Unknown, Message = "The preferences of QuickBooks Online cannot be read." });

        List<OutsideItem> items = [.. books.Items];
        foreach (var list in QuickBooksList.All.Where(list => !books.Off.Contains(list.Kind)))
            if (await AddAsync(items, list, token) is { } refused) return new(null, refused);

        // Their name is a courtesy: without it the books are as good.
        var (company, _) = await GetAsync(QuickBooksAddresses.Company(terms), token);
        var name = company is null ? null : QuickBooksBooks.CompanyName(company.Value);
        return new(books with { Name = name ?? "", Items = items }, answer);
    }

    /// <summary>Null: the whole list is in.</summary>
    private async Task<GlAnswer?> AddAsync(List<OutsideItem> items, QuickBooksList list, CancellationToken token)
    {
        var seen = new HashSet<string>();
        for (var page = 0; page < MostPages; page++)
        {
            var (body, answer) = await GetAsync(QuickBooksAddresses.Query(terms, QuickBooksQuery.Page(list.Record, page * QuickBooksQuery.PageSize + 1)), token);
            if (body is null) return answer;
            if (QuickBooksBooks.Items(body.Value, list) is not { } found) return answer with { Class = AnswerClass.Unknown, Message = $"The {list.Record} list of QuickBooks Online cannot be read." };
            items.AddRange(found.Where(item => seen.Add(item.Id)));
            if (found.Count < QuickBooksQuery.PageSize) return null;
        }
        return GlAnswer.Of(AnswerClass.ConfigError, $"The {list.Record} list of QuickBooks Online has more than {MostPages * QuickBooksQuery.PageSize:N0} records.");
    }

    private async Task<(System.Text.Json.JsonElement? Body, GlAnswer Answer)> GetAsync(Uri address, CancellationToken token)
    {
        var exchange = await calls.GetAsync(address, token);
        if (exchange.Reply is not { } reply) return (null, exchange.Absence!);
        return QuickBooksAnswers.Refused(QuickBooksDeed.Read, reply, clock.GetUtcNow()) is { } refused ? (null, refused)
            : (WireJson.Parse(reply.Body), new GlAnswer(AnswerClass.List) { Message = "The books of QuickBooks Online were read.", Trace = reply.Header("intuit_tid") });
    }
}
