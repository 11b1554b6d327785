namespace BatchLedger.Tests;

public static partial class AccessTable
{
    /// <summary>Every address: "anyone", or "signed in". What a page shows is decided by the commands it asks.</summary>
    public const string Addresses = """
        GET /sign-in                                  anyone
        GET /set-up                                   anyone
        GET /not-found                                anyone
        GET /status/{Code:int}                        anyone
        GET /health/live                              anyone
        GET /health/ready                             anyone
        GET /account/password                         signed in
        POST /account/sign-out                        signed in
        GET /                                         signed in
        GET /import                                   signed in
        GET /import/{Id:guid}                         signed in
        POST /import/upload                           signed in
        GET /fiscal-periods/{Id:int}/export           signed in
        GET /jobs                                     signed in
        GET /jobs/{Id:int}                            signed in
        GET /audit                                    signed in
        GET /batches                                  signed in
        GET /batches/{Number}                         signed in
        GET /checkout                                 signed in
        GET /outbox                                   signed in
        GET /outbox/{Id:guid}                         signed in
        GET /outbox/{id:guid}/attachment              signed in
        GET /outbox/{id:guid}/html                    signed in
        GET /transactions/{Number}                    signed in
        GET /users                                    signed in
        GET /users/new                                signed in
        GET /users/{Id:int}                           signed in
        GET /account-map                              signed in
        GET /inter-branch                             signed in
        GET /accounts                                 signed in
        GET /accounts/{Code}                          signed in
        GET /accounts/new                             signed in
        GET /companies                                signed in
        GET /companies/{Code}                         signed in
        GET /companies/new                            signed in
        GET /fiscal-years                             signed in
        GET /fiscal-periods/{Id:int}                  signed in
        GET /ledgers                                  signed in
        GET /ledgers/new                              signed in
        GET /ledgers/{Code}                           signed in
        GET /settings                                 signed in
        GET /settings/accounting-system               signed in
        GET /settings/accounting-system/{Code}        signed in
        GET /settings/accounting-system/{Code}/mapping  signed in
        GET /connect/qbo                              signed in
        GET /gl-integration                           signed in
        GET /budgets                                  signed in
        GET /reconciliations                          signed in
        GET /reconciliations/{Number}                 signed in
        GET /reconciliations/{number}/workbook        signed in
        GET /consolidation                            signed in
        GET /consolidation/workbook                   signed in
        GET /budgets/against-actual/{format}          signed in
        GET /managements                              signed in
        GET /managements/{Number}                     signed in
        GET /managements/{Number}/invoices            signed in
        GET /members                                  signed in
        GET /members/{Number}                         signed in
        GET /members/new                              signed in
        GET /payment-methods                          signed in
        GET /payment-methods/{Code}                   signed in
        GET /payment-methods/new                      signed in
        GET /products                                 signed in
        GET /products/{Code}                          signed in
        GET /products/new                             signed in
        GET /batches/{number}/ledger/{kind}           signed in
        GET /documents/{id:guid}                      signed in
        GET /receipts/{number}                        signed in
        GET /managements/{Number}/filing-cabinet      signed in
        POST /managements/{number}/filing-cabinet/upload  signed in
        GET /managements/{Number}/statements          signed in
        GET /ledger-files/{id:guid}                   signed in
        GET /exchange-rates                           signed in
        GET /trial-balance                            signed in
        GET /account-ledger                           signed in
        GET /trial-balance/file                       signed in
        GET /account-ledger/file                      signed in
        GET /managements/{Number}/ledger              signed in
        GET /managements/{Number}/bond                signed in
        GET /managements/{number}/ledger/file         signed in
        GET /journals                                 signed in
        GET /translations                             signed in
        GET /journals/{Number}                        signed in
        GET /recurring-journals                       signed in
        """;
}
