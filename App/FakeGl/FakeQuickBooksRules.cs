namespace BatchLedger.FakeGl;

/// <summary>What these books take: records that are there and active, sides that agree, an open day.</summary>
internal sealed class FakeQuickBooksRules(FakeBooks books)
{
    private const long MostHundredths = 99_999_999_999_00;

    public FakeReply? WhyNot(FakeJournal journal)
    {
        if (journal.Date <= books.ClosedThrough) return FakeQuickBooksFaults.Closed();
        if (journal.Lines.Select(OfLine).FirstOrDefault(fault => fault is not null) is { } refused) return refused;
        if (journal.Lines.Count < 2) return FakeQuickBooksFaults.Business("Fill out at least two detail lines.");
        if (journal.Lines.All(line => line.Amount == 0)) return FakeQuickBooksFaults.Business("You must set a transaction amount");
        return journal.Lines.Sum(line => line.Amount) != 0 ? FakeQuickBooksFaults.Business("Please balance debits and credits.") : null;
    }

    private FakeReply? OfLine(FakeLine line)
    {
        if (Reference(books.Accounts, "Accounts", line.Account) is { } account) return account;
        if (line.Class is { } kept && Reference(books.Classes, "Klasses", kept) is { } badClass) return badClass;
        if (line.Location is { } location && Reference(books.Locations, "Depts", location) is { } badLocation) return badLocation;
        if (line.Entity is { } entity && Reference([.. books.Customers, .. books.Vendors], "Names", entity) is { } badName) return badName;
        if (Math.Abs(line.Amount) > MostHundredths) return FakeQuickBooksFaults.Business("The amount is more than 99,999,999,999.");
        return books.Accounts.Find(found => found.Id == line.Account)!.Type switch
        {
            "Accounts Receivable" when !books.Customers.Exists(customer => customer.Id == line.Entity) =>
                FakeQuickBooksFaults.Business("When you use Accounts Receivable, you must choose a customer in the Name field."),
            "Accounts Payable" when !books.Vendors.Exists(vendor => vendor.Id == line.Entity) =>
                FakeQuickBooksFaults.Business("When you use Accounts Payable, you must choose a vendor in the Name field."),
            "Non-Posting" => FakeQuickBooksFaults.Business("You can't use a non-posting account here."),
            _ => null,
        };
    }

    private static FakeReply? Reference(List<FakeItem> list, string name, string id) => list.Find(item => item.Id == id) switch
    {
        null => FakeQuickBooksFaults.Unknown(name, id),
        { Active: false } => FakeQuickBooksFaults.Inactive(),
        _ => null,
    };
}
