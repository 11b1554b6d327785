using System.Net;
using System.Text;

namespace BatchLedger.Mail;

/// <summary>Dresses a letter, as text that is complete on its own and as one column of HTML. Ground and ink are always set
/// together, so that a mail program with a dark face may turn both but never one.</summary>
public static class MailTemplate
{
    private const string Font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";

    public static string Text(MailLetter letter, Uri site)
    {
        var text = new StringBuilder().Append(letter.Heading).Append("\n\n");
        if (letter.Lead is not null) text.Append(letter.Lead).Append("\n\n");
        var width = letter.Facts.Count == 0 ? 0 : letter.Facts.Max(fact => fact.Label.Length) + 1;
        foreach (var fact in letter.Facts) text.Append((fact.Label + ":").PadRight(width + 1)).Append(fact.Value).Append('\n');
        if (letter.Facts.Count > 0) text.Append('\n');
        return text.Append(letter.Button).Append(":\n").Append(Link(letter, site)).Append("\n\n-- \n").Append(Foot).Append('\n').ToString();
    }

    public static string Html(MailLetter letter, Uri site)
    {
        var link = Encoded(Link(letter, site));
        var lead = letter.Lead is null ? "" : $"<p style=\"margin:0 0 16px;{Font};font-size:15px;line-height:22px;color:#1c2733\">{Encoded(letter.Lead)}</p>";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>{Encoded(letter.Heading)}</title></head>
            <body style="margin:0;padding:0;background-color:#f3f5f7;color:#1c2733">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f5f7"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background-color:#ffffff;border:1px solid #d5dbe1;border-radius:8px"><tr><td style="padding:24px">
            <h1 style="margin:0 0 16px;{Font};font-size:20px;line-height:28px;color:#1c2733">{Encoded(letter.Heading)}</h1>
            {lead}
            {FactTable(letter.Facts)}
            <table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="background-color:#1f5f99;border-radius:6px"><a href="{link}" style="display:inline-block;padding:10px 18px;{Font};font-size:15px;font-weight:600;color:#ffffff;text-decoration:none">{Encoded(letter.Button)}</a></td></tr></table>
            <p style="margin:16px 0 0;{Font};font-size:13px;line-height:20px;color:#4d5966;word-break:break-all">{link}</p>
            </td></tr></table>
            <p style="margin:16px 0 0;{Font};font-size:12px;line-height:18px;color:#4d5966">{Encoded(Foot)}</p>
            </td></tr></table>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private const string Foot = "Sent by BatchLedger because of a step taken there. The link asks you to sign in.";

    private static string FactTable(IReadOnlyList<MailFact> facts)
    {
        if (facts.Count == 0) return "";
        var rows = facts.Select(fact => $"<tr><td style=\"padding:4px 16px 4px 0;{Font};font-size:14px;line-height:20px;color:#4d5966;vertical-align:top\">{Encoded(fact.Label)}</td>"
            + $"<td style=\"padding:4px 0;{Font};font-size:14px;line-height:20px;color:#1c2733;word-break:break-word\">{Encoded(fact.Value)}</td></tr>");
        return $"<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 20px\">{string.Concat(rows)}</table>";
    }

    private static string Link(MailLetter letter, Uri site) => new Uri(site, letter.Link).AbsoluteUri;

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
