namespace BatchLedger.Tests;

/// <summary>Who may come where and who may do what: one line each. A page, an endpoint or a command without a line fails the tests.</summary>
public static partial class AccessTable
{
    /// <summary>Every public method of a class that works through Work, with the roles that may: V viewer, S staff, A accountant, C controller,
    /// O operator, D administrator; a dot is "may not". A refusal is written down, but for a "question", which only tells whether one may, and for
    /// "silent", which shows a stranger nothing. "at the door" stands outside: it asks for a password, a link or nothing.</summary>
    public const string Commands = """
        SignInService.SignInAsync                     at the door
        SignInService.SignOutAsync                    at the door
        SignInService.ChangePasswordAsync             at the door
        SetUpService.IsNeededAsync                    at the door
        SetUpService.CreateFirstAsync                 at the door
        UserService.ListAsync                         .....D
        UserService.FindAsync                         .....D
        UserService.CompaniesAsync                    .....D
        UserService.CreateAsync                       .....D
        UserService.ChangeAsync                       .....D
        UserService.ResetPasswordAsync                .....D
        AuditService.ListAsync                        ..ACOD
        AuditService.VerifyAsync                      ..ACOD
        VerifyService.VerifyAsync                     ..ACOD
        AccountMapService.SaveAsync                   ..AC.D
        InterBranchService.SaveAsync                  ..AC.D
        InterBranchService.DeleteAsync                ..AC.D
        InterBranchService.SetLedgerAsync             ..AC.D
        FileProfileService.SaveAsync                  ..AC.D
        AccountService.SaveAsync                      ..AC.D
        DepartmentService.SaveAsync                   ..AC.D
        MemberService.SaveAsync                       ..AC.D
        PaymentMethodService.SaveAsync                ..AC.D
        ProductService.SaveAsync                      ..AC.D
        BranchService.SaveAsync                       ..AC.D
        CompanyService.SaveAsync                      ..AC.D
        CompanySetUp.FoundAsync                       ..AC.D
        LedgerService.SaveAsync                       ..AC.D
        LedgerService.ChangeIdAsync                   ..AC.D
        LedgerService.DeleteAsync                     ..AC.D
        LedgerCompanyService.AddAsync                 ..AC.D
        LedgerCompanyService.RemoveAsync              ..AC.D
        SettingsService.TurnAsync                     .....D
        SettingsService.ChooseCurrencyAsync           .....D
        AccountMapService.OpenAsync                   VSACOD
        InterBranchService.OpenAsync                  VSACOD
        InterBranchService.PickAsync                  VSACOD
        FileProfileService.OpenAsync                  VSACOD
        AccountService.ListAsync                      VSACOD
        AccountService.PickAsync                      VSACOD
        AccountService.FindAsync                      VSACOD
        DepartmentService.ListAsync                   VSACOD
        DepartmentService.PickAsync                   VSACOD
        AccountUseService.ListAsync                   VSACOD
        MemberService.ListAsync                       VSACOD
        MemberService.PickAsync                       VSACOD
        MemberService.FindAsync                       VSACOD
        PaymentMethodService.ListAsync                VSACOD
        PaymentMethodService.PickAsync                VSACOD
        PaymentMethodService.FindAsync                VSACOD
        ProductService.ListAsync                      VSACOD
        ProductService.PickAsync                      VSACOD
        ProductService.FindAsync                      VSACOD
        BranchService.ListAsync                       VSACOD
        BranchService.PickAsync                       VSACOD
        CompanyService.ListAsync                      VSACOD
        ExchangeRateService.ListAsync                 VSACOD
        ExchangeRateService.InForceAsync              VSACOD
        ExchangeRateService.SaveAsync                 ..AC.D
        ExchangeRateService.DeleteAsync               ..AC.D
        TranslationService.LedgersAsync               VSACOD
        TranslationService.FindAsync                  VSACOD
        TranslationService.TranslateAsync             ..AC..
        CompanyService.PickAsync                      VSACOD
        CompanyService.FindAsync                      VSACOD
        FeatureReader.NowAsync                        VSACOD
        GlConnectionReader.OfCompanyAsync             VSACOD
        GlDeliveryService.ValidateAsync               ..A...
        GlDeliveryService.SendAsync                   ..A...
        GlDeliveryService.ConnectAsync                ..A...
        GlDeliveryService.RecordAsync                 ..A...
        GlDeliveryService.RemoveAsync                 ..A...
        GlDeliveryService.RecordReversalAsync         ..A...
        GlDeliveryService.WithdrawAsync               ..A...
        GlDeliveryService.RetryAsync                  ..A...
        LedgerReader.ListAsync                        VSACOD
        LedgerReader.FindAsync                        VSACOD
        LedgerReader.SettingAsync                     VSACOD
        LedgerCompanyService.PickAsync                VSACOD
        SettingsService.ShowAsync                     VSACOD
        LedgerService.PickAsync                       VSACOD
        BudgetService.ChoicesAsync                    VSACOD
        BudgetService.SheetAsync                      VSACOD
        BudgetService.SaveAsync                       ..AC.D
        BudgetCopy.PreviewAsync                       VSACOD
        BudgetComparisonReader.ReadAsync              VSACOD
        ComparisonFile.TakeAsync                      ..A...
        ConsolidationReader.ReadAsync                 VSACOD
        ConsolidationFile.TakeAsync                   ..A...
        FiscalYearService.ListAsync                   VSACOD
        FiscalYearService.PickAsync                   VSACOD
        FiscalYearService.NextAsync                   VSACOD
        FiscalYearService.GenerateAsync               ...C..
        FiscalPeriodService.FindAsync                 VSACOD
        FiscalPeriodService.ListAsync                 VSACOD
        CompanyService.AllowReopeningAsync            .....D
        PeriodReader.FindAsync                        VSACOD
        PeriodReader.FiguresAsync                     VSACOD
        PeriodReader.BatchesAsync                     VSACOD
        PeriodCloseService.CloseAsync                 ...C..
        PeriodCloseService.ReopenAsync                ...C..
        BatchFormChoices.BranchesAsync                VSACOD
        BatchReader.CountsAsync                       VSACOD
        LedgerRunReader.LogAsync                      VSACOD
        BatchReader.FindAsync                         VSACOD
        BatchReader.ListAsync                         VSACOD
        BatchReader.OpenAsync                         VSACOD
        BatchReader.NotesAsync                        VSACOD
        BatchReader.HistoryAsync                      VSACOD
        BatchService.CreateAsync                      .SA...
        BatchService.EditAsync                        .SA...
        BatchService.SetControlTotalAsync             .SA...
        BatchService.AddNoteAsync                     .SA...
        BatchLifeService.CloseAsync                   .SA...
        BatchLifeService.MoveOpenOrdersAsync          .SA...
        BatchLifeService.ReopenAsync                  .SA...
        BatchLifeService.PostAsync                    ..A...
        OrderService.CreateAsync                      .SA...
        OrderService.EditAsync                        .SA...
        OrderService.VoidAsync                        .SA...
        OrderService.InvoiceAsync                     .SA...
        OrderService.MoveAsync                        .SA...
        TransactionService.RecordAsync                .SA...
        TransactionService.EditAsync                  .SA...
        TransactionService.VoidAsync                  .SA...
        TransactionService.MoveAsync                  .SA...
        ReversalService.ReverseAsync                  .SA...
        ReversalService.WhyNotAsync                   .SA...  question
        RecurringJournalService.SaveAsync             .SA...
        RecurringJournalService.OpenAsync             VSACOD
        RecurringJournalService.RepeatAsync           VSACOD
        RecurringJournalService.ChoicesAsync          VSACOD
        RecurringReader.ReadAsync                     VSACOD
        DueJournals.MakeAsync                         .SA...
        CheckoutService.OrderAsync                    .SA...
        CheckoutService.PayAsync                      .SA...
        DeferredRevenueService.DueAsync               VSACOD
        DeferredRevenueService.RecogniseAsync         .SA...
        ChoiceService.WhyNotEnterAsync                .SA...  question
        ChoiceService.FactsAsync                      VSACOD
        ChoiceService.OpenBatchesAsync                VSACOD
        ChoiceService.CompaniesAsync                  VSACOD
        ChoiceService.BranchesAsync                   VSACOD
        ChoiceService.MembersAsync                    VSACOD
        ChoiceService.MemberAsync                     VSACOD
        ChoiceService.ProductsAsync                   VSACOD
        JournalChoices.AccountsAsync                  VSACOD
        JournalChoices.BatchesForAsync                VSACOD
        ChoiceService.InvoicesAsync                   VSACOD
        ChoiceService.RateAsync                       VSACOD
        ChoiceService.PaymentsAsync                   VSACOD
        SalesReads.TransactionsAsync                  VSACOD
        SalesReads.OrdersAsync                        VSACOD
        SalesReads.OrderAsync                         VSACOD
        TransactionTrace.FindAsync                    VSACOD
        SalesReads.DetailsAsync                       VSACOD
        ImportService.DryRunAsync                     .SA...  question
        ImportService.ImportAsync                     .SA...
        LedgerRunService.CreateAsync                  .SA...
        LedgerPreview.FaultsAsync                     .SA...  silent
        LedgerPreview.ShowAsync                       VSACOD
        LedgerRunService.RetryAsync                   VSACOD
        LedgerRunService.CancelAsync                  VSACOD
        LedgerRunReader.ListAsync                     VSACOD
        LedgerRunReader.UnderWayAsync                 VSACOD
        LedgerRunReader.FindAsync                     VSACOD
        LedgerRunReader.RowAsync                      VSACOD
        LedgerRunReader.CountsAsync                   VSACOD
        LedgerRunReader.UsualPaceAsync                VSACOD
        LedgerRunReader.LanesAsync                    VSACOD
        LedgerExportReader.FindAsync                  VSACOD
        LedgerExportService.ScheduleAsync             ..A...
        LedgerExportService.RetryAsync                ..A...
        OutboxService.ListAsync                       VSACOD
        OutboxService.OfBatchAsync                    VSACOD
        OutboxService.OneAsync                        VSACOD
        OutboxService.AttachmentAsync                 VSACOD
        OutboxService.WhyNotHandleAsync               ....O.  question
        OutboxService.SendAgainAsync                  ....O.
        OutboxService.CancelAsync                     ....O.
        GlIntegrationReader.ReadAsync                 VSACOD
        GlIntegrationReader.NotSentAsync              VSACOD
        GlIntegrationReader.AttentionAsync            VSACOD
        GlIntegrationReader.FindAsync                 VSACOD
        JournalReader.ListAsync                       VSACOD
        JournalReader.FindAsync                       VSACOD
        JournalReader.LinesAsync                      VSACOD
        BalanceRebuildService.RebuildAsync            ...COD
        BookReader.TrialBalanceAsync                  VSACOD
        BookReader.AccountLedgerAsync                 VSACOD
        BookReader.LinesAsync                         VSACOD
        BookReader.AccountsAsync                      VSACOD
        BookFileService.TrialBalanceAsync             ..A...
        BookFileService.AccountLedgerAsync            ..A...
        StoredFileService.OfBatchAsync                VSACOD
        StoredFileService.OfPeriodAsync               VSACOD
        StoredFileService.OfRunAsync                  VSACOD
        StoredFileService.DownloadAsync               ..A...
        StoredFileService.WriteAsync                  ..A...
        LedgerFileService.OfferAsync                  ..A...  question
        LedgerFileService.WhyNotAsync                 ..A...  question
        LedgerFileService.DownloadAsync               ..A...
        LedgerFileService.WriteAsync                  ..A...
        LedgerFileService.ScheduleAsync               ..A...
        LedgerPress.MakeAsync                         ..A...
        LedgerPress.CheckAsync                        ..A...
        """;
}
