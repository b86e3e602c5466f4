/// The page of every letter: tables and inline styles, because that is what all mail programs understand; the style
/// sheet only refines, for dark screens and narrow ones. It loads nothing.
///
/// In the code, the groups are set apart by a margin, not by a space, so that what is copied is the code (Outlook knows
/// no such margin and gets a space). In the quotation nothing becomes a link.
let letterTemplate = """
    <!DOCTYPE html>
    <html lang="{{language}}" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
    <meta name="x-apple-disable-message-reformatting">
    <title>{{subject}}</title>
    <style>
    @media (max-width: 480px) {
      .edge { padding-left: 20px !important; padding-right: 20px !important; }
      .page { padding: 0 !important; }
      .label, .value { display: block !important; width: auto !important; }
      .label { padding-bottom: 0 !important; }
      .value { padding-top: 2px !important; border-top: 0 !important; }
    }
    @media (prefers-color-scheme: dark) {
      .page { background-color: #14171c !important; }
      .card { background-color: #1e232a !important; border-color: #343b45 !important; }
      .ink, .ink a { color: #eceff3 !important; }
      .soft { color: #aab3bf !important; }
      .line { border-color: #343b45 !important; }
      .well { background-color: #272d36 !important; border-color: #414a56 !important; }
      .plate { background-color: #ffffff !important; border-radius: 4px; padding: 6px 8px !important; }
    }
    </style>
    </head>
    <body class="page" style="margin:0;padding:0;background-color:#f3f4f6;-webkit-text-size-adjust:100%;">
    <div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#f3f4f6;mso-hide:all;">{{preview}}</div>
    <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f4f6;">
    <tr><td class="page" align="center" style="padding:32px 12px;">
    <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
    <table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background-color:#ffffff;border:1px solid #dfe3e8;">
    <tr><td style="height:6px;line-height:6px;font-size:1px;background-color:{{colour}};">&nbsp;</td></tr>
    <tr><td class="edge" style="padding:28px 40px 0 40px;font-family:{{fonts}};">
    <table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
    {{#logo}}<td class="plate" style="padding:0;"><img src="cid:{{contentID}}" alt="" height="40" style="display:block;height:40px;width:auto;max-width:180px;border:0;"></td><td width="14" style="width:14px;font-size:1px;">&nbsp;</td>{{/logo}}
    <td class="ink" style="font-family:{{fonts}};font-size:17px;line-height:24px;font-weight:600;color:#161b22;">{{tenantName}}</td>
    </tr></table>
    </td></tr>
    <tr><td class="edge ink" style="padding:24px 40px 8px 40px;font-family:{{fonts}};font-size:16px;line-height:25px;color:#161b22;word-break:break-word;overflow-wrap:anywhere;">
    <h1 class="ink" style="margin:0 0 20px 0;font-size:24px;line-height:32px;font-weight:600;color:#161b22;">{{heading}}</h1>
    <p style="margin:0 0 16px 0;">{{greeting}}</p>
    {{#blocks}}
    {{#paragraph}}
    <p style="margin:0 0 16px 0;">{{.}}</p>
    {{/paragraph}}
    {{#title}}
    <h2 class="ink" style="margin:24px 0 6px 0;font-size:16px;line-height:25px;font-weight:600;color:#161b22;">{{.}}</h2>
    {{/title}}
    {{#quotation}}
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px 0;"><tr>
    <td class="well ink" style="padding:16px 20px;background-color:#f6f7f9;border-left:3px solid #9aa4b1;font-family:{{fonts}};font-size:16px;line-height:25px;color:#161b22;word-break:break-word;overflow-wrap:anywhere;">
    <div class="soft" style="margin:0 0 6px 0;font-size:13px;line-height:20px;color:#57606c;">{{caption}}</div>
    {{#lines}}{{.}}<br>{{/lines}}
    </td></tr></table>
    {{/quotation}}
    {{#facts}}
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px 0;">
    {{#rows}}
    <tr>
    <td class="label soft line" width="150" valign="top" style="width:150px;padding:9px 16px 9px 0;border-top:1px solid #e4e7eb;font-family:{{fonts}};font-size:14px;line-height:21px;color:#57606c;">{{label}}</td>
    <td class="value ink line" valign="top" style="padding:9px 0;border-top:1px solid #e4e7eb;font-family:{{fonts}};font-size:14px;line-height:21px;color:#161b22;word-break:break-word;overflow-wrap:anywhere;">{{value}}</td>
    </tr>
    {{/rows}}
    </table>
    {{/facts}}
    {{#code}}
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 16px 0;"><tr>
    <td class="well ink" align="center" style="padding:22px 12px;background-color:#f6f7f9;border:1px solid #dfe3e8;font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace;font-size:36px;line-height:44px;font-weight:700;letter-spacing:3px;color:#161b22;white-space:nowrap;"><span>{{first}}</span>{{#others}}<!--[if mso]>&nbsp;<![endif]--><span style="margin-left:18px;">{{.}}</span>{{/others}}</td>
    </tr></table>
    {{/code}}
    {{#reference}}
    <p style="margin:0 0 16px 0;">{{before}}<strong style="font-weight:700;">{{word}}</strong>{{after}}</p>
    {{/reference}}
    {{#list}}
    <h2 class="ink" style="margin:24px 0 6px 0;font-size:16px;line-height:25px;font-weight:600;color:#161b22;">{{title}}</h2>
    <ul style="margin:0 0 16px 0;padding:0 0 0 22px;">
    {{#items}}
    <li style="margin:0 0 4px 0;">{{.}}</li>
    {{/items}}
    </ul>
    {{/list}}
    {{#button}}
    <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 16px 0;"><tr>
    <td bgcolor="{{colour}}" style="background-color:{{colour}};border:1px solid {{colourEdge}};border-radius:4px;"><a href="{{link}}" style="display:inline-block;padding:13px 28px;font-family:{{fonts}};font-size:16px;line-height:22px;font-weight:600;color:{{colourText}};text-decoration:none;">{{label}}</a></td>
    </tr></table>
    <p class="soft" style="margin:0 0 24px 0;font-size:13px;line-height:20px;color:#57606c;">{{fallback}}<br><span style="word-break:break-all;">{{link}}</span></p>
    {{/button}}
    {{#alarm}}
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 16px 0;"><tr>
    <td class="well ink" style="padding:18px 20px;background-color:#f6f7f9;border:1px solid #dfe3e8;font-family:{{fonts}};font-size:15px;line-height:23px;color:#161b22;">
    <h2 class="ink" style="margin:0 0 4px 0;font-size:15px;line-height:23px;font-weight:600;color:#161b22;">{{title}}</h2>
    <p style="margin:0 0 10px 0;">{{text}}</p>
    <p style="margin:0 0 10px 0;"><a href="{{link}}" style="font-weight:600;color:#161b22;text-decoration:underline;">{{label}}</a></p>
    <p class="soft" style="margin:0;font-size:14px;line-height:21px;color:#57606c;">{{then}}</p>
    </td></tr></table>
    {{/alarm}}
    {{/blocks}}
    </td></tr>
    <tr><td class="edge soft line" style="padding:18px 40px 26px 40px;border-top:1px solid #e4e7eb;font-family:{{fonts}};font-size:12px;line-height:18px;color:#57606c;">{{footer}}</td></tr>
    </table>
    <!--[if mso]></td></tr></table><![endif]-->
    </td></tr></table>
    </body>
    </html>

    """
