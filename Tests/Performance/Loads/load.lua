-- One load for wrk (LuaJIT). Arguments: OPERATION DATA-FILE PORT RUN.
-- A thread takes every second line of the data file; what each line holds stands beside the operation.

local threads = {}

function setup(thread)
    thread:set("number", #threads)
    table.insert(threads, thread)
end

local function split(line)
    local fields = {}
    for field in (line .. "\t"):gmatch("([^\t]*)\t") do table.insert(fields, field) end
    return fields
end

local function headers(fields)
    fields["Host"] = "localhost:" .. port
    return fields
end

local form = "application/x-www-form-urlencoded"

-- Each makes the requests of one line; `count` numbers a thread's requests.
local operations = {
    -- bearer token, origin of the redirect
    createInvitation = {status = 201, request = function(line, count)
        return wrk.format("POST", "/v1.0/invitations",
            headers{["Authorization"] = "Bearer " .. line[1], ["Content-Type"] = "application/json"},
            '{"invitedUserEmailAddress":"b' .. run .. "-" .. number .. "-" .. count .. '@partner' .. count % 97 ..
            '.example","invitedUserDisplayName":"Guest ' .. count .. '","inviteRedirectUrl":"' .. line[2] ..
            '/welcome","sendInvitationMessage":true}')
    end},
    -- path, form cookie, form token, address, the client that a proxy forwards for
    sendPasscode = {status = 303, request = function(line)
        return wrk.format("POST", line[1],
            headers{["Cookie"] = line[2], ["Content-Type"] = form, ["X-Forwarded-For"] = line[5]},
            "token=" .. line[3] .. "&address=" .. line[4])
    end},
    -- path, cookies, form token, code, where it leads
    checkPasscode = {status = 303, once = true, request = function(line)
        return wrk.format("POST", line[1], headers{["Cookie"] = line[2], ["Content-Type"] = form},
            "token=" .. line[3] .. "&code=" .. line[4])
    end, leads = "/me$"},
    -- path, bearer token
    getGuest = {status = 200, request = function(line)
        return wrk.format("GET", line[1], headers{["Authorization"] = "Bearer " .. line[2]})
    end},
    -- path, client id, client secret
    tokenES256 = {status = 200, request = function(line)
        return wrk.format("POST", line[1], headers{["Content-Type"] = form},
            "grant_type=client_credentials&client_id=" .. line[2] .. "&client_secret=" .. line[3])
    end},
    -- path
    discovery = {status = 200, request = function(line) return wrk.format("GET", line[1], headers{}) end},
}
operations.listGuests = operations.getGuest
operations.tokenRS256 = operations.tokenES256
operations.hello = operations.discovery

function init(args)
    operation = operations[args[1]]
    port, run = args[3], args[4]
    lines = {}
    local at = 0
    for line in io.lines(args[2]) do
        if at % 2 == number then table.insert(lines, split(line)) end
        at = at + 1
    end
    made = {}
    count = 0
    wrong = 0
    firstWrong = ""
    ranOut = false
end

function request()
    count = count + 1
    local at = (count - 1) % #lines + 1
    if operation.once or operation == operations.createInvitation then
        if operation.once and count > #lines then ranOut = true end
        return operation.request(lines[at], count)
    end
    -- What does not change from one request to the next is written once.
    if not made[at] then made[at] = operation.request(lines[at], count) end
    return made[at]
end

function response(status, headers, body)
    local good = status == operation.status
        and (not operation.leads or (headers["location"] or headers["Location"] or ""):find(operation.leads))
    if not good then
        wrong = wrong + 1
        if firstWrong == "" then
            firstWrong = status .. " " .. (headers["location"] or headers["Location"] or "") .. " " .. body:sub(1, 300)
        end
    end
end

function done(summary, latency, requests)
    local wrong, first, ranOut = 0, "", false
    for _, thread in ipairs(threads) do
        wrong = wrong + thread:get("wrong")
        if first == "" then first = thread:get("firstWrong") end
        ranOut = ranOut or thread:get("ranOut")
    end
    local errors = summary.errors
    io.write("\nRESULT\n")
    io.write(string.format("requests %d\nmicroseconds %d\nsocketErrors %d\nwrong %d\nranOut %s\n",
        summary.requests, summary.duration, errors.connect + errors.read + errors.write + errors.timeout, wrong, tostring(ranOut)))
    io.write(string.format("p50 %d\np90 %d\np99 %d\nmax %d\n",
        latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max))
    for at = 1, #latency do
        local value, number = latency(at)
        io.write(string.format("latency %d %d\n", value, number))
    end
    io.write("first " .. first:gsub("%s+", " ") .. "\n")
end
