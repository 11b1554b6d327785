namespace BatchLedger.Receipts;

public static class ReceiptsRoom
{
    public static IServiceCollection AddReceipts(this IServiceCollection services) => services.AddScoped<ReceiptFiling>().AddScoped<ReceiptDialogs>();
}
