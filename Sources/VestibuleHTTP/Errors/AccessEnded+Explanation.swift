import Vestibule

extension AccessEnded {
    static let code = "accessEnded"

    static let explanation = Explanation(
        status: "403",
        when: "A guest proved to be one, and its access has ended.",
        remedy: "The page lets the guest ask the sponsor, who renews it for 30 days; or PATCH accessEndDateTime of the user.")
}
