extension PageWords {
    static let spanish = PageWords(
        common: .spanish, landing: .spanish, passcode: .spanish, consent: .spanish, endings: .spanish,
        refusals: .spanish, report: .spanish, sponsor: .spanish, signIn: .spanish, account: .spanish, me: .spanish,
        healing: .spanish,
        lostAccount: .spanish, tenantDiscovery: .spanish, device: .spanish, accessRequest: .spanish, renewal: .spanish,
        accessReview: .spanish,
        handOver: .spanish,
        terms: .spanish,
        secondFactor: .spanish,
        failures: .spanish)
}

extension PageWords.Common {
    static let spanish = PageWords.Common(
        guestAccess: "Acceso de invitados",
        workAccount: "Microsoft (trabajo o estudios)",
        personalAccount: "Microsoft (personal)",
        questions: { "¿Preguntas? Escriba a \($0)." },
        errorTitle: { "Error: \($0)" },
        referenceLabel: "Referencia",
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        moment: { "\($0) de \($1) de \($2), \($3)" },
        time: { "\($0) UTC" },
        seconds: { $0 == 1 ? "1 segundo" : "\($0) segundos" },
        minutes: { $0 == 1 ? "1 minuto" : "\($0) minutos" }
    )
}

extension PageWords.Landing {
    static let spanish = PageWords.Landing(
        invitesYou: { "\($0) le invita a \($1)" },
        inviterAsks: { "\($0) desea recibirle como invitado." },
        tenantAsks: { "\($0) desea recibirle como invitado." },
        messageFrom: { "Mensaje de \($0)" },
        guestLabel: "Invitación para",
        destinationLabel: "Da acceso a",
        validUntilLabel: "Válida hasta",
        codeComesNext: { "Si continúa, enviaremos un código de un solo uso a \($0)." },
        signInComesNext: { "Si continúa, iniciará sesión con \($0)." },
        continueButton: "Continuar",
        passcodeButton: "Prefiero recibir un código",
        leaving: { "A iniciar sesión con \($0)" },
        notExpected: "¿No esperaba esto? Cierre la página. No ocurre nada si usted no continúa."
    )
}

extension PageWords.Passcode {
    static let spanish = PageWords.Passcode(
        owed: .init(
            title: "Un paso más: su buzón",
            explanation: "Ha iniciado sesión. Su proveedor no puede confirmar que el buzón sea suyo.",
            nextStep: "Le enviaremos allí un código, solo esta vez."),
        owedButton: "Enviar el código",
        title: "Introduzca su código",
        askAgainTitle: "Solicite un código nuevo",
        sentTo: { "Hemos enviado un correo con un código a \($0)." },
        sentIfKnown: { "Si la dirección \($0) figura aquí, hay un correo con un código en camino." },
        wordLabel: "Palabra de referencia",
        wordHint: { "El correo muestra también la palabra \($0). Si no aparece, no introduzca su código." },
        letterWaiting: "El correo está a punto de enviarse.",
        letterHandedOver: { "Entregado a su sistema de correo a las \($0)." },
        letterRetrying: "Todavía no se ha podido entregar el correo. Seguimos intentándolo.",
        letterRefused: "Su sistema de correo ha rechazado el mensaje. Avise a la persona que le invitó.",
        refresh: "Volver a mirar",
        codeLabel: "Código del correo",
        codeHint: "8 cifras. Los espacios no importan.",
        codeHintUntil: { "8 cifras, válido hasta las \($0). Los espacios no importan." },
        checkButton: "Comprobar el código",
        resendTitle: "¿Todavía no ha llegado?",
        resendHint: "Puede tardar uno o dos minutos. Mire también en la carpeta de correo no deseado.",
        resendWait: { "Podrá solicitar un código nuevo dentro de \($0)." },
        resendButton: "Enviar un código nuevo",
        wrongCode: {
            $0 == 1
                ? "Este código no es correcto. Le queda 1 intento."
                : "Este código no es correcto. Le quedan \($0) intentos."
        },
        expired: "Este código ha caducado. Solicite uno nuevo e introduzca ese.",
        usedUp: "Este código se ha introducido mal demasiadas veces y ya no sirve. Solicite uno nuevo.",
        askedTooEarly: { "Acaba de salir un correo. Podrá solicitar el siguiente dentro de \($0)." },
        notEightDigits: "El código tiene 8 cifras. Introdúzcalas todas, y nada más."
    )
}

extension PageWords.Consent {
    static let spanish = PageWords.Consent(
        title: { "¿Desea ser invitado de \($0)?" },
        receives: { "Si acepta, \($0) recibe:" },
        nameLabel: "Su nombre",
        addressLabel: "Su dirección",
        purposeLabel: "Para darle acceso a",
        alsoSees: { "\($0) ve además cuándo y cómo inicia usted sesión, y puede retirarle el acceso en cualquier momento." },
        privacyLink: { "Declaración de privacidad de \($0)" },
        acceptButton: "Aceptar y continuar",
        declineButton: "Rechazar"
    )
}

extension PageWords.Endings {
    static let spanish = PageWords.Endings(
        alreadyIn: {
            .init(
                title: "Ya tiene acceso",
                explanation: "Ha aceptado esta invitación y su sesión está iniciada.",
                nextStep: "Puede ir a \($0) cuando lo desee.")
        },
        openButton: { "Abrir \($0)" },
        declined: {
            .init(
                title: "Invitación rechazada",
                explanation: "No es invitado de \($0) y no tiene acceso.",
                nextStep:
                    "No tiene que hacer nada más. Si cambia de opinión, abra de nuevo el enlace de la invitación mientras sea válido."
            )
        },
        newLinkOnItsWay: {
            .init(
                title: "Hay un correo nuevo en camino",
                explanation: "Estamos enviando un enlace nuevo a \($0). Los anteriores ya no sirven.",
                nextStep: "Abra el enlace del correo nuevo. Si no llega, mire en la carpeta de correo no deseado.")
        },
        sponsorAsked: .init(
            title: "Hemos transmitido su solicitud",
            explanation: "La persona responsable de su invitación ha recibido la solicitud y decidirá.",
            nextStep: "Si la acepta, usted recibirá un correo. Puede cerrar esta página."),
        signedOut: .init(
            title: "Ha cerrado la sesión",
            explanation: "Su sesión de invitado en este navegador ha terminado.",
            nextStep: "En un equipo compartido, cierre también el navegador: puede haber aplicaciones abiertas."),
        signOutQuestion: { tenant in
            .init(
                title: "¿Cerrar la sesión en \(tenant)?",
                explanation: "Una aplicación le ha enviado aquí para cerrar la sesión.",
                consequence: "Su sesión de invitado en este navegador termina, para todas las aplicaciones de \(tenant).",
                button: "Cerrar sesión",
                otherwise: "Si prefiere seguir, cierre esta página.")
        },
        signInButton: "Iniciar sesión",
        newLinkButton: "Enviarme un enlace nuevo",
        startAgainButton: "Volver a empezar"
    )
}

extension PageWords.Refusals {
    static let spanish = PageWords.Refusals(
        invitationExpired: .init(
            title: "Esta invitación ha caducado",
            explanation: "Las invitaciones valen durante un tiempo limitado, y el de esta ha terminado.",
            nextStep: "Solicite un enlace nuevo. También puede enviárselo la persona que le invitó."),
        invitationRevoked: .init(
            title: "Esta invitación se ha retirado",
            explanation: "La organización que le invitó ha retirado la invitación.",
            nextStep: "Si cree que es un error, escriba a la persona que le invitó."),
        newerLetterSent: .init(
            title: "Hay un correo más reciente",
            explanation: "Le hemos enviado otra invitación después, y solo vale el enlace más reciente.",
            nextStep: "Abra el enlace del correo más reciente. Si no lo encuentra, solicite uno nuevo."),
        alreadyUsed: .init(
            title: "Este enlace ya se ha utilizado",
            explanation: "Un enlace de invitación vale una sola vez, y este ya se ha usado.",
            nextStep: "Si fue usted, inicie sesión. Si no, avise a la persona que le invitó."),
        domainBlocked: {
            .init(
                title: "Su dirección no se admite aquí",
                explanation: "\($0) no admite invitados con direcciones de su dominio de correo.",
                nextStep: "Pregunte a la persona que le invitó si puede invitarle con otra dirección.")
        },
        organisationBlocked: {
            .init(
                title: "Las cuentas de su organización no se admiten aquí",
                explanation: "\($0) no admite cuentas de la organización con la que ha iniciado sesión.",
                nextStep: "Pregunte a la persona que le invitó si puede invitarle con una dirección que tenga en otro lugar.")
        },
        tenantSuspended: {
            .init(
                title: "El acceso de invitados está en pausa",
                explanation: "\($0) no admite invitados en este momento. No se debe a su invitación.",
                nextStep: "Pregunte a la persona que le invitó cuándo podrá volver a intentarlo.")
        },
        accessDenied: {
            .init(
                title: "No es posible acceder de esta manera",
                explanation:
                    "Las reglas de \($0) no permiten el acceso desde este lugar, con este dispositivo o con esta forma de iniciar sesión.",
                nextStep:
                    "Inténtelo desde otro lugar o dispositivo. Si no da resultado, pregunte a la persona que le invitó y dígale la hora: el motivo figura en el registro de la organización."
            )
        },
        wrongBrowser: .init(
            title: "Vuelva a abrir el enlace aquí",
            explanation: "Este navegador no conoce su invitación. Quizá se abrió en otro.",
            nextStep: "Abra de nuevo el enlace de su correo en este navegador y no lo cambie hasta terminar."),
        attemptExpired: .init(
            title: "Ha pasado demasiado tiempo",
            explanation: "Por su seguridad, un intento termina al cabo de un rato. Su invitación sigue vigente.",
            nextStep: "Vuelva a abrir el enlace de su correo."),
        tooManyTries: {
            .init(
                title: "Demasiados códigos incorrectos",
                explanation: "Para que nadie pueda adivinar un código, no aceptamos ninguno hasta el \($0).",
                nextStep: "Después, vuelva a abrir el enlace de su correo y solicite un código nuevo.")
        },
        passcodesLocked: .init(
            title: "Los códigos están bloqueados para esta dirección",
            explanation: "Ha habido tantos códigos incorrectos que ya no enviamos más a esta dirección.",
            nextStep: "Diríjase a la persona que le invitó. Puede pedir que se levante el bloqueo."),
        frozen: .init(
            title: "Esta invitación está en pausa",
            explanation: "Desde el buzón se notificó un código que nadie había solicitado.",
            nextStep: "No se ha perdido nada. La persona responsable lo sabe y puede reactivarla."),
        linkUnknown: .init(
            title: "Este enlace no funciona",
            explanation: "Quizá esté incompleto: los programas de correo cortan a veces los enlaces largos.",
            nextStep: "Copie el enlace entero en la barra de direcciones, o solicite una nueva invitación."),
        formExpired: .init(
            title: "Esta página ya no es válida",
            explanation: "Estuvo abierta demasiado tiempo, o en dos pestañas. No se ha cambiado nada.",
            nextStep: "Vuelva atrás, recargue la página y repita el último paso."),
        cookiesOff: .init(
            title: "Permita las cookies",
            explanation: "Su navegador no guarda cookies de esta página. Sin ellas no podemos reconocerle.",
            nextStep: "Permita las cookies de este sitio y vuelva a abrir el enlace de su correo."),
        tooManyLetters: {
            .init(
                title: "Hoy no habrá más correos",
                explanation:
                    "Hoy se han enviado tantos correos a esta dirección que no enviamos más.",
                nextStep: "Busque el correo más reciente, también entre los no deseados, o inténtelo después del \($0).")
        },
        askedTooOften: {
            .init(
                title: "Espere un poco, por favor",
                explanation:
                    "Ha habido tantas solicitudes que por ahora no enviamos nada más, para no saturar los buzones. Puede que también hayan sido otras personas de su red.",
                nextStep: "Busque el correo más reciente, también entre los no deseados, o inténtelo después del \($0).")
        },
        anotherAccount: { invited in
            .init(
                title: "Es otra cuenta",
                explanation: "La cuenta con la que ha iniciado sesión no pertenece a \(invited).",
                nextStep: "Inicie sesión con la cuenta de la dirección invitada. Su invitación sigue vigente.")
        },
        accountUnknown: { tenant in
            .init(
                title: "Esta cuenta no es de un invitado",
                explanation: "Ningún invitado de \(tenant) tiene la cuenta con la que ha iniciado sesión.",
                nextStep:
                    "Inicie sesión con la cuenta con la que se unió. ¿Es su primera vez aquí? Abra el enlace de su correo de invitación."
            )
        },
        signInDeclined: .init(
            title: "No ha iniciado sesión",
            explanation: "Ha vuelto sin iniciar sesión. No ha pasado nada y su invitación sigue vigente.",
            nextStep: "Vuelva a empezar cuando quiera."),
        noSuchAccount: .init(
            title: "Allí no existe esa cuenta",
            explanation: "El proveedor no conoce ninguna cuenta suya. Su invitación sigue vigente.",
            nextStep: "Continúe y lo intentaremos de otra manera."),
        providerUnavailable: .init(
            title: "El inicio de sesión no responde",
            explanation: "No se puede contactar ahora con el proveedor donde inicia sesión. Su invitación sigue vigente.",
            nextStep: "Vuelva a empezar dentro de unos minutos."),
        nothingFits: .init(
            title: "No hay forma de iniciar sesión",
            explanation: "La organización que le invitó no permite ninguna forma de inicio de sesión para su dirección.",
            nextStep: "Avise a la persona que le invitó. Puede pedir que se habilite una."),
        hookDenied: { tenant in
            .init(
                title: "No puede continuar",
                explanation: "\(tenant) ha comprobado esta solicitud y no la permite.",
                nextStep: "Pregunte a la persona que le invitó. No se ha cambiado nada.")
        },
        wordsOf: { "Mensaje de \($0):" }
    )
}

extension PageWords.Report {
    static let spanish = PageWords.Report(
        question: .init(
            title: "¿No ha sido usted?",
            explanation: "Si no solicitó el código, otra persona ha introducido su dirección.",
            consequence: "Si lo notifica, bloqueamos el código y la invitación y avisamos a la persona responsable.",
            button: "Notificar: no he sido yo",
            otherwise: "Si fue usted, cierre esta página. No ocurre nada si no lo notifica."),
        done: .init(
            title: "Gracias, está bloqueado",
            explanation: "El código ya no sirve, la invitación está en pausa y se ha avisado a la persona responsable.",
            nextStep: "No tiene que hacer nada más. No facilite nunca un código, se lo pida quien se lo pida."),
        before: .init(
            title: "Esto ya se había notificado",
            explanation: "El código ya no sirve y la invitación ya está en pausa.",
            nextStep: "No tiene que hacer nada más. No facilite nunca un código, se lo pida quien se lo pida.")
    )
}

extension PageWords.Sponsor {
    static let spanish = PageWords.Sponsor(
        liftQuestion: .init(
            title: "¿Reactivar la invitación?",
            explanation: "Desde el buzón del invitado se notificó un código que nadie había solicitado.",
            consequence: "Pregunte antes al invitado, por teléfono por ejemplo. Después la invitación volverá a valer.",
            button: "Reactivar",
            otherwise: "Si tiene dudas, cierre esta página. La invitación seguirá en pausa."),
        approveQuestion: .init(
            title: "¿Enviar un enlace nuevo?",
            explanation: "El enlace del invitado ha caducado, y solicita uno nuevo.",
            consequence: "El enlace nuevo se envía solo a la dirección registrada. Los anteriores dejarán de servir.",
            button: "Enviar un enlace nuevo",
            otherwise: "Si no lo desea, cierre esta página. No se envía nada."),
        guestLabel: "Invitado",
        destinationLabel: "Invitado a",
        lifted: {
            .init(
                title: "La invitación está reactivada",
                explanation: "La invitación de \($0) vuelve a valer.",
                nextStep: "Diga al invitado que abra otra vez el enlace de su correo.")
        },
        approved: {
            .init(
                title: "Hay un enlace nuevo en camino",
                explanation: "Estamos enviando a \($0) un correo con un enlace nuevo.",
                nextStep: "No tiene que hacer nada más.")
        },
        used: .init(
            title: "Esto ya se ha decidido",
            explanation: "El enlace de su correo vale una sola vez, y la solicitud ya tiene respuesta.",
            nextStep: "Para cambiarlo, o si no lo decidió usted, diríjase a quien gestiona los accesos de invitados."),
        expired: .init(
            title: "Esta solicitud ha caducado",
            explanation: "El enlace de su correo vale durante un tiempo limitado. No se ha cambiado nada.",
            nextStep: "El invitado puede repetir la solicitud; entonces recibirá usted un nuevo correo.")
    )
}

extension PageWords.SignIn {
    static let spanish = PageWords.SignIn(
        title: { "Iniciar sesión en \($0)" },
        lead: "Para invitados que han aceptado una invitación.",
        leadTo: { "Como invitado, para acceder a \($0)." },
        addressLabel: "Correo electrónico",
        addressHint: "La dirección en la que recibió la invitación.",
        notAnAddress: "Introduzca una dirección de correo completa, por ejemplo nombre@example.com.",
        continueButton: "Continuar",
        orWith: { "Iniciar sesión con \($0)" },
        firstTime: "¿Es su primera vez aquí? Abra el enlace de su correo de invitación."
    )
}

extension PageWords.Me {
    static let spanish = PageWords.Me(
        title: "Su sesión está iniciada",
        guestLabel: "Invitado",
        tenantLabel: "En",
        sinceLabel: "Desde",
        untilLabel: "Hasta",
        proofLabel: "Iniciada con",
        byPasscode: "Código por correo",
        byProvider: { "Cuenta de \($0)" },
        switchTo: { "Iniciar sesión con \($0) a partir de ahora" },
        signOutButton: "Cerrar sesión"
    )
}

extension PageWords.Failures {
    static let spanish = PageWords.Failures(
        notFound: .init(
            title: "Esta página no existe",
            explanation: "Quizá la dirección esté incompleta o mal escrita.",
            nextStep: "Vuelva a abrir el enlace de su correo, o pregunte a quien se lo envió."),
        unavailable: .init(
            title: "No disponible en este momento",
            explanation: "El servicio no puede responder ahora mismo. No se ha perdido nada.",
            nextStep: "Espere unos segundos y recargue la página."),
        internalError: .init(
            title: "Se ha producido un error por nuestra parte",
            explanation: "Ha quedado registrado. Usted no ha hecho nada mal.",
            nextStep: "Inténtelo más tarde. Si se repite, pida ayuda e indique la referencia."),
        badRequest: .init(
            title: "No hemos podido entenderlo",
            explanation: "Su navegador ha enviado algo que esta página no puede usar. No se ha cambiado nada.",
            nextStep: "Vuelva atrás e inténtelo de nuevo, o abra otra vez el enlace de su correo."),
        methodNotAllowed: .init(
            title: "Esta página no se puede abrir así",
            explanation: "Forma parte de un paso y se ha abierto por separado. No se ha cambiado nada.",
            nextStep: "Vuelva a abrir el enlace de su correo."),
        applicationWrong: .init(
            title: "La aplicación ha pedido algo que no le corresponde",
            explanation: "La petición de la aplicación no coincide con su registro; no se le ha devuelto nada.",
            nextStep: "Avise a quien gestiona la aplicación.")
    )
}
