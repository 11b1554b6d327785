namespace BatchLedger.Sales;

/// <summary>What is typed about an order, new or old.</summary>
public sealed class OrderDraft
{
    /// <summary>Made with the form, so that a second click makes no second order.</summary>
    public Guid CommandId { get; set; } = Guid.NewGuid();

    /// <summary>The batch's number.</summary>
    public string Batch { get; set; } = "";
    public DateOnly? Date { get; set; }
    public int? MemberId { get; set; }
    public List<ProductLineDraft> Products { get; set; } = [];

    /// <summary>The version that the editor saw.</summary>
    public int? Seen { get; set; }
}
