using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Transactions;

namespace BatchLedger.Imports;

/// <summary>Puts checked sales into an open batch, within the one transaction of the import. Saved in steps, for each step needs the ids of the one before.</summary>
internal sealed class SalesSaving(Desk desk, ImportLookup lookup, Batch batch)
{
    private readonly Dictionary<string, int> ids = [];
    private Dictionary<string, int> members = [];

    public async Task SaveAsync(SalesPlan plan)
    {
        desk.Db.AddRange(plan.Members);
        await desk.Db.SaveAsync(desk);
        members = lookup.Members.Values.Concat(plan.Members).ToDictionary(member => member.Number, member => member.Id);

        desk.Db.AddRange(plan.Sales.Where(sale => sale.IsOrder).Select(Order));
        await SaveAsync([.. plan.Sales.Where(sale => !sale.IsOrder).Select(Invoice)]);
        await SaveAsync([.. plan.Settlements.Where(one => one.Kind is TransactionKind.Payment).Select(Settlement)]);
        await SaveAsync([.. plan.Settlements.Where(one => one.Kind is TransactionKind.Refund).Select(Settlement)]);
    }

    private async Task SaveAsync(List<Transaction> transactions)
    {
        desk.Db.AddRange(transactions);
        await desk.Db.SaveAsync(desk);
        foreach (var transaction in transactions) ids[transaction.Number] = transaction.Id;
    }

    private Order Order(SalePlan sale) => new()
    {
        Number = sale.Number, CompanyId = batch.CompanyId, BatchId = batch.Id, BranchId = batch.BranchId, MemberId = members[sale.Member],
        Date = sale.Date, Currency = lookup.Company.Currency, Total = (long)sale.Total,
        Lines = [.. sale.Lines.Select((line, index) => new OrderLine
        {
            LineNo = index + 1, ProductId = line.Product.Id, Description = line.Description, Quantity = line.Quantity,
            UnitPrice = line.UnitPrice, Net = line.Net, Tax = line.Tax, ServiceStart = line.ServiceStart, ServiceEnd = line.ServiceEnd,
        })],
    };

    private Transaction Invoice(SalePlan sale) => new()
    {
        Number = sale.Number, CompanyId = batch.CompanyId, BatchId = batch.Id, BranchId = batch.BranchId, Kind = TransactionKind.Invoice,
        Date = sale.Date, MemberId = members[sale.Member], Currency = lookup.Company.Currency, Amount = (long)sale.Total,
        Description = sale.Lines[0].Description, Reference = NullIfEmpty(sale.Reference),
        Lines = [.. sale.Lines.Select((line, index) => new TransactionLine
        {
            LineNo = index + 1, ProductId = line.Product.Id, BranchId = batch.BranchId, DepartmentId = line.Product.DepartmentId,
            Description = line.Description, Quantity = line.Quantity, UnitPrice = line.UnitPrice, Net = line.Net, Tax = line.Tax, ServiceStart = line.ServiceStart, ServiceEnd = line.ServiceEnd,
        })],
    };

    private Transaction Settlement(SettlementPlan one) => new()
    {
        Number = one.Number, CompanyId = batch.CompanyId, BatchId = batch.Id, BranchId = batch.BranchId, Kind = one.Kind, Date = one.Date,
        MemberId = members[one.Member], PaymentMethodId = one.MethodId, Currency = lookup.Company.Currency, Amount = one.Amount, Applied = one.Applied,
        AppliesToId = one.AppliesTo.Length == 0 ? null : ids.TryGetValue(one.AppliesTo, out var here) ? here : lookup.Transactions[one.AppliesTo].Tab!.Id,
        Description = one.Description, Reference = NullIfEmpty(one.Reference),
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
