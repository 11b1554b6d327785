using BatchLedger.FakeGl;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>The other side, as the tests see it: its books, and the ways it is told to fail.</summary>
internal interface ICounterpart
{
    void Fail(FakeDeed deed, FakeFailure failure);

    /// <summary>No failure waits any more.</summary>
    void Mend();

    /// <summary>The number of each journal in its books; one that is there twice stands here twice.</summary>
    IReadOnlyList<string> Numbers();

    /// <summary>Somebody over there changes its date.</summary>
    void Edit(string number);
}

/// <summary>A fake of a real system, behind its wire.</summary>
internal sealed class FakeCounterpart(FakeLedger fake) : ICounterpart
{
    public void Fail(FakeDeed deed, FakeFailure failure) => fake.Failures.Add(deed, failure);

    public void Mend() => fake.Failures.Clear();

    public IReadOnlyList<string> Numbers()
    {
        lock (fake.Books.Door) return [.. fake.Books.Journals.Select(journal => journal.Number)];
    }

    public void Edit(string number)
    {
        lock (fake.Books.Door)
            if (fake.Books.Journals.Find(journal => journal.Number == number) is { } journal) fake.Books.Edit(journal, old => old with { Date = old.Date.AddDays(1) });
    }
}
