internal import Vestibule

extension LetterText {
    static let spanish = LetterText(
        greeting: { $0.map { "Buenos días, \($0):" } ?? "Buenos días:" },
        colon: ": ",
        moment: { moment in
            let days = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"]
            let months = [
                "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                "noviembre", "diciembre",
            ]
            let date = "\(days[moment.weekday]), \(moment.day) de \(months[moment.month - 1]) de \(moment.year)"
            return "\(date), \(moment.clock) (UTC)"
        },
        buttonFallback: "Si el botón no funciona, copie esta dirección en su navegador:",
        footer: {
            "\($0) le ha enviado este mensaje de forma automática. No carga contenidos de Internet ni incluye "
                + "elementos de seguimiento."
        },
        invitation: InvitationWords(
            subject: { inviter, application in "\(inviter) le invita a usar \(application)" },
            heading: { "Su invitación para usar \($0)" },
            openingByPerson: { inviter, tenant, application in
                "\(inviter), de \(tenant), le invita a usar \(application) en calidad de invitado."
            },
            openingByTenant: { tenant, application in
                "\(tenant) le invita a usar \(application) en calidad de invitado."
            },
            messageCaption: { "Mensaje personal de \($0)" },
            application: "Aplicación",
            destination: "Destino",
            recipient: "Dirección invitada",
            validUntil: "Enlace válido hasta",
            nextStep: "Abra la invitación y confirme que la acepta. "
                + "Se le pedirá un código que enviaremos a esta dirección.",
            button: "Abrir la invitación",
            closing: { "¿No conoce a \($0)? Entonces no utilice el enlace: sin su aceptación no ocurre nada." }),
        passcode: PasscodeWords(
            subject: { purpose, tenant in
                switch purpose {
                case .signIn: "Su código para iniciar sesión en \(tenant)"
                case .redemption: "Su código para la invitación de \(tenant)"
                case .accessRequest: "Su código para solicitar acceso a \(tenant)"
                }
            },
            heading: "Su código",
            opening: { purpose, tenant, application in
                let aim =
                    switch (purpose, application) {
                    case (.signIn, let application?): "iniciar sesión en \(application) de \(tenant)"
                    case (.signIn, nil): "iniciar sesión en \(tenant)"
                    case (.redemption, let application?): "aceptar la invitación de \(tenant) para usar \(application)"
                    case (.redemption, nil): "aceptar la invitación de \(tenant)"
                    case (.accessRequest, let application?): "solicitar acceso a \(application) de \(tenant)"
                    case (.accessRequest, nil): "solicitar acceso a \(tenant)"
                    }
                return "Para \(aim), introduzca este código en la página que lo está esperando:"
            },
            validity: { minutes, until in
                "Válido durante \(minutes) \(minutes == 1 ? "minuto" : "minutos"), hasta el \(until)."
            },
            reference: ("La página muestra la misma palabra: ", ". Si muestra otra, no introduzca el código."),
            organisation: "Organización",
            application: "Aplicación",
            requested: "Código solicitado",
            neverAsked: { "Nadie de \($0) le pedirá nunca este código, ni por teléfono ni por escrito." },
            notMeTitle: "¿No ha solicitado usted este código?",
            notMe: "Alguien ha utilizado su dirección. No comparta el código con nadie. Avísenos:",
            notMeLink: "No he sido yo",
            notMeThen: { purpose, tenant in
                switch purpose {
                case .redemption:
                    "El código dejará de funcionar de inmediato, la invitación quedará en pausa y avisaremos a su persona "
                        + "de contacto en \(tenant)."
                case .signIn: "El código dejará de funcionar de inmediato y avisaremos a su persona de contacto en \(tenant)."
                case .accessRequest:
                    "El código dejará de funcionar de inmediato, no se solicitará nada y hoy no enviaremos nada más sobre esto a esta dirección."
                }
            }),
        reported: ReportedWords(
            subject: { "Un invitado de \($0) notifica: no he sido yo" },
            heading: "Un invitado no ha solicitado un código",
            opening: { guest, tenant in
                "\(guest) ha recibido un código para \(tenant) y nos ha notificado: «No he sido yo». "
                    + "Es posible que otra persona haya utilizado la dirección."
            },
            guest: "Invitado",
            application: "Aplicación",
            reported: "Notificado",
            doneTitle: "Lo que hemos hecho",
            codeIsDead: "El código ya no funciona.",
            invitationIsPaused: "La invitación está en pausa: por ahora nadie puede aceptarla.",
            nothingToPause: "No había ninguna invitación abierta que poner en pausa.",
            nextTitle: "Lo que puede hacer usted",
            askGuest: "Pregunte al invitado, por un medio que ya utilice habitualmente, si todo está en orden.",
            ifInOrder: "Si es así, reactive la invitación. En caso de duda, deje todo como está.",
            nothingElse: "No es necesario que haga nada más.",
            button: "Reactivar la invitación"),
        linkRequested: LinkRequestedWords(
            subject: { guest, application in "\(guest) solicita un nuevo enlace para \(application)" },
            heading: "Un invitado solicita un nuevo enlace",
            opening: { guest, application in
                "La invitación para usar \(application) dirigida a \(guest) ha caducado. El invitado todavía desea "
                    + "aceptarla y solicita un nuevo enlace."
            },
            guest: "Invitado",
            application: "Aplicación",
            requested: "Solicitado",
            doneTitle: "Situación actual",
            oldLinkIsDead: "El enlace anterior ya no funciona ni volverá a funcionar.",
            nothingSent: "Todavía no se ha enviado ningún enlace nuevo.",
            nextTitle: "Lo que puede hacer usted",
            ifExpected: "Si todavía espera a este invitado, apruebe la solicitud: "
                + "enviaremos entonces un nuevo enlace a la dirección invitada.",
            otherwise: "De lo contrario, no tiene que hacer nada: sin su aprobación no se envía ningún enlace.",
            button: "Enviar un nuevo enlace"),
        lostAccount: .spanish, tenantDiscovery: .spanish, accessRequest: .spanish, accessWaits: .spanish,
        letterBounced: .spanish, accessEnding: .spanish, accessReview: .spanish, handOver: .spanish,
        termsAccepted: .spanish, secondFactor: .spanish)
}
