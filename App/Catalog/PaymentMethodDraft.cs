using BatchLedger.Refusals;

namespace BatchLedger.Catalog;

/// <summary>What is typed about a payment method, new or old.</summary>
public sealed class PaymentMethodDraft
{
    public int? Id { get; init; }
    public required int CompanyId { get; init; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public int? AccountId { get; set; }
    public bool Active { get; set; } = true;
    public int Version { get; init; }

    public static PaymentMethodDraft Of(PaymentMethod method) => new()
    {
        Id = method.Id, CompanyId = method.CompanyId, Code = method.Code, Name = method.Name, AccountId = method.AccountId, Active = method.Active, Version = method.Version,
    };

    internal Refusal? WhyNot() => TextRefusals.Code("the payment method's code", Code = Code.Trim(), PaymentMethod.CodeLength)
        ?? TextRefusals.Needed("the payment method's name", Name = Name.Trim(), PaymentMethod.NameLength);

    internal void WriteTo(PaymentMethod method) => (method.Name, method.AccountId, method.Active) = (Name, AccountId, Active);
}
