using BatchLedger.Data;

namespace BatchLedger.Transactions;

/// <summary>What one period took of one invoice line's deferred revenue. It counts for as long as its journal does; the key lets each turn in only once.</summary>
public sealed class RevenueRecognition : IOfCompany
{
    public required int CompanyId { get; init; }

    /// <summary>The invoice.</summary>
    public required int TransactionId { get; init; }
    public required int LineNo { get; init; }
    public required int FiscalPeriodId { get; init; }

    /// <summary>1 the first time; more when an earlier journal was removed or the invoice changed since.</summary>
    public required int Turn { get; init; }

    /// <summary>Minor units of the company's currency; below zero when revenue is taken back.</summary>
    public required long Amount { get; init; }

    /// <summary>The manual journal that carries it.</summary>
    public required int JournalId { get; init; }
}
