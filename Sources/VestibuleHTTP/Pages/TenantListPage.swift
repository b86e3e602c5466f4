/// Where the reader of a mailbox is a guest: shown when a letter has proved the mailbox.
struct TenantListPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    /// To each tenant's sign-in.
    let tenants: [NoticePage.Link]

    init(_ letterhead: Letterhead, tenants: [NoticePage.Link]) {
        let words = letterhead.words.tenantDiscovery
        heading = words.title
        frame = Frame(letterhead, title: words.title)
        lead = words.listLead
        self.tenants = tenants
    }

    static let templateName = "tenant-list"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{lead}}</p>
        <ul class="ways">
        {{#tenants}}
        <li><a href="{{url}}">{{text}}</a></li>
        {{/tenants}}
        </ul>
        {{/main}}
        {{/layout}}
        """
}
