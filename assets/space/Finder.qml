import QtQuick

// What lies over the picture of a lens: the dark beside its frame, guides, where it is focused. Shares of the frame.
Item {
    id: finder
    objectName: "finder"
    anchors.fill: parent

    property rect frame: Qt.rect(0, 0, 1, 1)
    property var lines: []
    property var boxes: []
    property string told: ""
    property string besides: ""
    property color mask: "#e6101216"
    property color ink: "#b8ffffff"
    property color accent: "#ff8d5cf6"
    property real focusX: -1
    property real focusY: -1

    readonly property real fx: Math.round(frame.x * width)
    readonly property real fy: Math.round(frame.y * height)
    readonly property real fw: Math.round(frame.width * width)
    readonly property real fh: Math.round(frame.height * height)

    Rectangle { x: 0; y: 0; width: finder.width; height: finder.fy; color: finder.mask }
    Rectangle { x: 0; y: finder.fy + finder.fh; width: finder.width; height: finder.height - y; color: finder.mask }
    Rectangle { x: 0; y: finder.fy; width: finder.fx; height: finder.fh; color: finder.mask }
    Rectangle { x: finder.fx + finder.fw; y: finder.fy; width: finder.width - x; height: finder.fh; color: finder.mask }

    Item {
        id: frameItem
        x: finder.fx; y: finder.fy; width: finder.fw; height: finder.fh
        clip: true

        Repeater {
            model: finder.lines
            // A thin light line with a dark shadow beside it is seen on every picture.
            Item {
                required property var modelData
                readonly property real dx: (modelData[2] - modelData[0]) * frameItem.width
                readonly property real dy: (modelData[3] - modelData[1]) * frameItem.height
                x: modelData[0] * frameItem.width
                y: modelData[1] * frameItem.height
                width: Math.hypot(dx, dy)
                height: 1
                rotation: Math.atan2(dy, dx) * 180 / Math.PI
                transformOrigin: Item.TopLeft
                antialiasing: true
                Rectangle { y: 1; width: parent.width; height: 1; color: "#50000000"; antialiasing: true }
                Rectangle { width: parent.width; height: 1; color: finder.ink; opacity: 0.6; antialiasing: true }
            }
        }
        Repeater {
            model: finder.boxes
            Rectangle {
                required property var modelData
                x: Math.round(modelData[0] * frameItem.width)
                y: Math.round(modelData[1] * frameItem.height)
                width: Math.round(modelData[2] * frameItem.width)
                height: Math.round(modelData[3] * frameItem.height)
                color: "transparent"
                border.color: finder.ink
                border.width: 1
                opacity: 0.75
            }
        }
        Item {
            // Where it is focused.
            visible: finder.focusX >= 0
            x: finder.focusX * frameItem.width
            y: finder.focusY * frameItem.height
            Repeater {
                model: [0, 90, 180, 270]
                Item {
                    required property int modelData
                    rotation: modelData
                    Rectangle { x: -15; y: -15; width: 9; height: 2; color: finder.accent }
                    Rectangle { x: -15; y: -15; width: 2; height: 9; color: finder.accent }
                }
            }
        }
    }
    Rectangle {
        x: finder.fx; y: finder.fy; width: finder.fw; height: finder.fh
        color: "transparent"
        border.color: "#60ffffff"
        border.width: 1
    }
    // What is told lies beside the picture where there is room, else over its edge.
    component Card: Rectangle {
        property alias text: words.text
        property alias ink: words.color
        visible: text.length > 0
        x: finder.fx + 12
        width: words.width + 20
        height: words.height + 10
        radius: 6
        Text {
            id: words
            x: 10
            y: 5
            width: Math.min(implicitWidth, finder.fw - 44)
            wrapMode: Text.WordWrap
            font.pixelSize: 12
        }
    }
    Card {
        readonly property real below: finder.fy + finder.fh + 10
        y: below + height + 10 <= finder.height ? below : finder.fy + finder.fh - height - 12
        text: finder.told
        ink: "#f4f1ea"
        color: "#b0101216"
    }
    Card {
        readonly property real above: finder.fy - height - 10
        y: above >= 10 ? above : finder.fy + 12
        text: finder.besides
        ink: "#fff4e6"
        color: "#d08a3b12"
    }
}
